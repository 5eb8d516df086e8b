using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>How claims are read: what is said in them, in parts that compare.</summary>
public sealed class PropositionsDb(DbContextOptions<PropositionsDb> options) : ViewDb(options)
{
    public DbSet<ClaimReadingView> ClaimReadings => Set<ClaimReadingView>();

    public DbSet<SaidPartView> SaidParts => Set<SaidPartView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder
        .ApplyConfiguration(new ClaimReadingViewMapping())
        .ApplyConfiguration(new SaidPartViewMapping());
}
