using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class HoldViewMapping : IEntityTypeConfiguration<HoldView>
{
    public void Configure(EntityTypeBuilder<HoldView> hold)
    {
        hold.ToTable("hold_v1"); // A new shape is a new table: bump, replay, drop the old one.
        hold.HasKey(row => row.FromIndex);
        hold.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
