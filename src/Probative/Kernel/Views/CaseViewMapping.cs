using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class CaseViewMapping : IEntityTypeConfiguration<CaseView>
{
    public void Configure(EntityTypeBuilder<CaseView> @case)
    {
        @case.ToTable("case_v2"); // A new shape is a new table: bump, replay, drop the old one.
        @case.HasKey(row => row.FromIndex);
        @case.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
