using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class AnalysisViewMapping : IEntityTypeConfiguration<AnalysisView>
{
    public void Configure(EntityTypeBuilder<AnalysisView> analysis)
    {
        analysis.ToTable("analysis_v1"); // A new shape is a new table: bump, replay, drop the old one.
        analysis.HasKey(row => row.FromIndex);
        analysis.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
