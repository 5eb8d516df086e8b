using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class FindingViewMapping : IEntityTypeConfiguration<FindingView>
{
    public void Configure(EntityTypeBuilder<FindingView> finding)
    {
        finding.ToTable("finding_v1"); // A new shape is a new table: bump, replay, drop the old one.
        finding.HasKey(row => row.FromIndex);
        finding.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
