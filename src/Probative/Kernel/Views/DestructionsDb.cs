using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What was asked to be destroyed, and what was.</summary>
public sealed class DestructionsDb(DbContextOptions<DestructionsDb> options) : ViewDb(options)
{
    public DbSet<DestructionView> Destructions => Set<DestructionView>();
    public DbSet<DestructionTargetView> Targets => Set<DestructionTargetView>();
    public DbSet<DestroyedView> Destroyed => Set<DestroyedView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new DestructionViewMapping())
            .ApplyConfiguration(new DestructionTargetViewMapping())
            .ApplyConfiguration(new DestroyedViewMapping());
}
