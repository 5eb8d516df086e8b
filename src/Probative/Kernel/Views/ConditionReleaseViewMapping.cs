using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ConditionReleaseViewMapping : IEntityTypeConfiguration<ConditionReleaseView>
{
    public void Configure(EntityTypeBuilder<ConditionReleaseView> release)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        release.ToTable("condition_release_v1");
        release.HasKey(row => row.FromIndex);
        release.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
