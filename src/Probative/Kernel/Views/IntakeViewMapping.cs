using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class IntakeViewMapping : IEntityTypeConfiguration<IntakeView>
{
    public void Configure(EntityTypeBuilder<IntakeView> intake)
    {
        intake.ToTable("intake_v1"); // A new shape is a new table: bump, replay, drop the old one.
        intake.HasKey(row => row.FromIndex);
        intake.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
