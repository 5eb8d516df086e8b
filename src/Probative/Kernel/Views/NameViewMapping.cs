using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class NameViewMapping : IEntityTypeConfiguration<NameView>
{
    public void Configure(EntityTypeBuilder<NameView> name)
    {
        name.ToTable("name_v1"); // A new shape is a new table: bump, replay, drop the old one.
        name.HasKey(row => row.Row);
        name.Property(row => row.Row).ValueGeneratedNever();
        name.Ignore(row => row.Reference);
    }
}
