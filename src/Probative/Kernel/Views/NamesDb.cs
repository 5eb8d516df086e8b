using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Sources, entities and places, the spellings of their names, and which are kept apart.</summary>
public sealed class NamesDb(DbContextOptions<NamesDb> options) : ViewDb(options)
{
    public DbSet<NamedView> Named => Set<NamedView>();

    public DbSet<NameView> Names => Set<NameView>();

    public DbSet<KeptApartView> KeptApart => Set<KeptApartView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new NamedViewMapping())
            .ApplyConfiguration(new NameViewMapping())
            .ApplyConfiguration(new KeptApartViewMapping());
}
