using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class DestructionViewMapping : IEntityTypeConfiguration<DestructionView>
{
    public void Configure(EntityTypeBuilder<DestructionView> destruction)
    {
        destruction.ToTable("destruction_v1"); // A new shape is a new table: bump, replay, drop the old one.
        destruction.HasKey(row => row.FromIndex);
        destruction.Property(row => row.FromIndex).ValueGeneratedNever();
        destruction.Property(row => row.State).HasConversion<string>();
    }
}
