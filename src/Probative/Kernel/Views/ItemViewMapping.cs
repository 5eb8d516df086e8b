using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ItemViewMapping : IEntityTypeConfiguration<ItemView>
{
    public void Configure(EntityTypeBuilder<ItemView> item)
    {
        item.ToTable("item_v1"); // A new shape is a new table: bump, replay, drop the old one.
        item.HasKey(row => row.FromIndex);
        item.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
