using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>
/// Items as lists show them now. Beside its rows it has an index of their words, which is asked by SQL of its
/// own.
/// </summary>
public sealed class ListingDb(DbContextOptions<ListingDb> options) : ViewDb(options)
{
    public DbSet<ListedItemView> Items => Set<ListedItemView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new ListedItemViewMapping());
}
