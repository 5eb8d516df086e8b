using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class DestroyedViewMapping : IEntityTypeConfiguration<DestroyedView>
{
    public void Configure(EntityTypeBuilder<DestroyedView> destroyed)
    {
        destroyed.ToTable("destroyed_v1"); // A new shape is a new table: bump, replay, drop the old one.
        destroyed.HasKey(row => row.FromIndex);
        destroyed.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
