using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class NamedViewMapping : IEntityTypeConfiguration<NamedView>
{
    public void Configure(EntityTypeBuilder<NamedView> named)
    {
        named.ToTable("named_v1"); // A new shape is a new table: bump, replay, drop the old one.
        named.HasKey(row => row.FromIndex);
        named.Property(row => row.FromIndex).ValueGeneratedNever();
        named.Ignore(row => row.Reference);
    }
}
