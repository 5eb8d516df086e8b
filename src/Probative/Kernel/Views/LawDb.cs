using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Findings laid beside elements of provisions, and in which type of conflict.</summary>
public sealed class LawDb(DbContextOptions<LawDb> options) : ViewDb(options)
{
    public DbSet<AnalysisView> Analyses => Set<AnalysisView>();

    public DbSet<ConflictTypeView> Conflicts => Set<ConflictTypeView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new AnalysisViewMapping())
            .ApplyConfiguration(new ConflictTypeViewMapping());
}
