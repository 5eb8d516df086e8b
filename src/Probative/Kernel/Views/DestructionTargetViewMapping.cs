using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class DestructionTargetViewMapping : IEntityTypeConfiguration<DestructionTargetView>
{
    public void Configure(EntityTypeBuilder<DestructionTargetView> target)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        target.ToTable("destruction_target_v1");
        target.HasKey(row => row.FromIndex);
        target.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
