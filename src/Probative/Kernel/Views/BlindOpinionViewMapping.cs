using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class BlindOpinionViewMapping : IEntityTypeConfiguration<BlindOpinionView>
{
    public void Configure(EntityTypeBuilder<BlindOpinionView> opinion)
    {
        opinion.ToTable("blind_opinion_v1"); // A new shape is a new table: bump, replay, drop the old one.
        opinion.HasKey(row => row.FromIndex);
        opinion.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
