using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class CaseClockViewMapping : IEntityTypeConfiguration<CaseClockView>
{
    public void Configure(EntityTypeBuilder<CaseClockView> clock)
    {
        clock.ToTable("case_clock_v1"); // A new shape is a new table: bump, replay, drop the old one.
        clock.HasKey(row => row.FromIndex);
        clock.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
