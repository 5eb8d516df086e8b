using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class RetentionViewMapping : IEntityTypeConfiguration<RetentionView>
{
    public void Configure(EntityTypeBuilder<RetentionView> retention)
    {
        retention.ToTable("retention_v1"); // A new shape is a new table: bump, replay, drop the old one.
        retention.HasKey(row => row.FromIndex);
        retention.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
