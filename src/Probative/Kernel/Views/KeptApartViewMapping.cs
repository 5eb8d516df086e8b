using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class KeptApartViewMapping : IEntityTypeConfiguration<KeptApartView>
{
    public void Configure(EntityTypeBuilder<KeptApartView> pair)
    {
        pair.ToTable("kept_apart_v1"); // A new shape is a new table: bump, replay, drop the old one.
        pair.HasKey(row => row.FromIndex);
        pair.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
