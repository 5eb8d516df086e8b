using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Holds, until when cases and items are to be kept, and what was corrected.</summary>
public sealed class KeepingDb(DbContextOptions<KeepingDb> options) : ViewDb(options)
{
    public DbSet<HoldView> Holds => Set<HoldView>();

    public DbSet<RetentionView> Retentions => Set<RetentionView>();

    public DbSet<CorrectionView> Corrections => Set<CorrectionView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new HoldViewMapping())
            .ApplyConfiguration(new RetentionViewMapping())
            .ApplyConfiguration(new CorrectionViewMapping());
}
