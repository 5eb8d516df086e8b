using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Lists of hashes that were taken in, what is near them, and what hashes were given out.</summary>
public sealed class HashesDb(DbContextOptions<HashesDb> options) : ViewDb(options)
{
    public DbSet<HashListView> Lists => Set<HashListView>();

    public DbSet<HashListMatchView> Matches => Set<HashListMatchView>();

    public DbSet<HashExportView> Exports => Set<HashExportView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        modelBuilder.Entity<HashListView>(list =>
        {
            list.ToTable("hash_list_v1");
            list.HasKey(row => row.FromIndex);
            list.Property(row => row.FromIndex).ValueGeneratedNever();
        });
        modelBuilder.Entity<HashListMatchView>(match =>
        {
            match.ToTable("hash_list_match_v1");
            match.HasKey(row => row.FromIndex);
            match.Property(row => row.FromIndex).ValueGeneratedNever();
        });
        modelBuilder.Entity<HashExportView>(export =>
        {
            export.ToTable("hash_export_v1");
            export.HasKey(row => row.FromIndex);
            export.Property(row => row.FromIndex).ValueGeneratedNever();
        });
    }
}
