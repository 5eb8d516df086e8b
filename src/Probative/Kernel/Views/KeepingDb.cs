using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What is to be kept, how long, and on what terms.</summary>
public sealed class KeepingDb(DbContextOptions<KeepingDb> options) : ViewDb(options)
{
    public DbSet<HoldView> Holds => Set<HoldView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new HoldViewMapping());
}
