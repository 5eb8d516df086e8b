using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What was decided of positions that stand in items: which may be shown.</summary>
public sealed class PositionsDb(DbContextOptions<PositionsDb> options) : ViewDb(options)
{
    public DbSet<PositionReviewView> Reviews => Set<PositionReviewView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new PositionReviewViewMapping());
}
