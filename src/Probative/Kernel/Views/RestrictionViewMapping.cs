using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class RestrictionViewMapping : IEntityTypeConfiguration<RestrictionView>
{
    public void Configure(EntityTypeBuilder<RestrictionView> restriction)
    {
        restriction.ToTable("restriction_v1"); // A new shape is a new table: bump, replay, drop the old one.
        restriction.HasKey(row => row.FromIndex);
        restriction.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
