using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class SaidPartViewMapping : IEntityTypeConfiguration<SaidPartView>
{
    public void Configure(EntityTypeBuilder<SaidPartView> part)
    {
        part.ToTable("said_part_v3"); // A new shape is a new table: bump, replay, drop the old one.
        part.HasKey(row => row.Row);
        part.Property(row => row.Row).ValueGeneratedNever();
    }
}
