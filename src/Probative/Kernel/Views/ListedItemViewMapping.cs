using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ListedItemViewMapping : IEntityTypeConfiguration<ListedItemView>
{
    public void Configure(EntityTypeBuilder<ListedItemView> item)
    {
        item.ToTable("listed_v1"); // A new shape is a new table: bump, replay, drop the old one.
        item.HasKey(row => row.Row);
        item.Property(row => row.Row).ValueGeneratedNever();
    }
}
