using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class AppearanceViewMapping : IEntityTypeConfiguration<AppearanceView>
{
    public void Configure(EntityTypeBuilder<AppearanceView> appearance)
    {
        appearance.ToTable("appearance_v2"); // A new shape is a new table: bump, replay, drop the old one.
        appearance.HasKey(row => row.FromIndex);
        appearance.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
