using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Observations and the moments they are of.</summary>
public sealed class ObservationsDb(DbContextOptions<ObservationsDb> options) : ViewDb(options)
{
    public DbSet<ObservationView> Observations => Set<ObservationView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new ObservationViewMapping());
}
