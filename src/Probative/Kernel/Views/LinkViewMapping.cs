using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class LinkViewMapping : IEntityTypeConfiguration<LinkView>
{
    public void Configure(EntityTypeBuilder<LinkView> link)
    {
        link.ToTable("link_v2"); // A new shape is a new table: bump, replay, drop the old one.
        link.HasKey(row => row.FromIndex);
        link.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
