using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What the office writes for itself: notes and tasks.</summary>
public sealed class AgendaDb(DbContextOptions<AgendaDb> options) : ViewDb(options)
{
    public DbSet<NoteView> Notes => Set<NoteView>();

    public DbSet<TaskView> Tasks => Set<TaskView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new NoteViewMapping())
            .ApplyConfiguration(new TaskViewMapping());
}
