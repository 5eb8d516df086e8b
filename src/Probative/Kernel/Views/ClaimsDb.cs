using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Claims, and the passages and moments they stand in.</summary>
public sealed class ClaimsDb(DbContextOptions<ClaimsDb> options) : ViewDb(options)
{
    public DbSet<ClaimView> Claims => Set<ClaimView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new ClaimViewMapping());
}
