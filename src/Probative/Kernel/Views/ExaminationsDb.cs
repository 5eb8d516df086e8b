using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What was read in items and measured of them.</summary>
public sealed class ExaminationsDb(DbContextOptions<ExaminationsDb> options) : ViewDb(options)
{
    public DbSet<ExaminationView> Examinations => Set<ExaminationView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new ExaminationViewMapping());
}
