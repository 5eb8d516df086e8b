using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ConflictTypeViewMapping : IEntityTypeConfiguration<ConflictTypeView>
{
    public void Configure(EntityTypeBuilder<ConflictTypeView> conflict)
    {
        conflict.ToTable("conflict_type_v1"); // A new shape is a new table: bump, replay, drop the old one.
        conflict.HasKey(row => row.FromIndex);
        conflict.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
