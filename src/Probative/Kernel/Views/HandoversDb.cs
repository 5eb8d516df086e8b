using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Handovers made, and handovers begun.</summary>
public sealed class HandoversDb(DbContextOptions<HandoversDb> options) : ViewDb(options)
{
    public DbSet<HandoverView> Handovers => Set<HandoverView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new HandoverViewMapping());
}
