using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ResolutionViewMapping : IEntityTypeConfiguration<ResolutionView>
{
    public void Configure(EntityTypeBuilder<ResolutionView> resolution)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        resolution.ToTable("finding_resolution_v1");
        resolution.HasKey(row => row.FromIndex);
        resolution.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
