using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class NoteViewMapping : IEntityTypeConfiguration<NoteView>
{
    public void Configure(EntityTypeBuilder<NoteView> note)
    {
        note.ToTable("note_v1"); // A new shape is a new table: bump, replay, drop the old one.
        note.HasKey(row => row.FromIndex);
        note.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
