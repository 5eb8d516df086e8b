using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ClaimViewMapping : IEntityTypeConfiguration<ClaimView>
{
    public void Configure(EntityTypeBuilder<ClaimView> claim)
    {
        claim.ToTable("claim_v4"); // A new shape is a new table: bump, replay, drop the old one.
        claim.HasKey(row => row.FromIndex);
        claim.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
