using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>
/// Items with their acquisitions, appearances and failures, the intakes that brought them, and what was
/// decided of them since.
/// </summary>
public sealed class ItemsDb(DbContextOptions<ItemsDb> options) : ViewDb(options)
{
    public DbSet<ItemView> Items => Set<ItemView>();

    public DbSet<AcquisitionView> Acquisitions => Set<AcquisitionView>();

    public DbSet<AppearanceView> Appearances => Set<AppearanceView>();

    public DbSet<FailureView> Failures => Set<FailureView>();

    public DbSet<IntakeView> Intakes => Set<IntakeView>();

    public DbSet<RestrictionView> Restrictions => Set<RestrictionView>();

    public DbSet<ConsentView> Consents => Set<ConsentView>();

    public DbSet<ConditionReleaseView> ConditionReleases => Set<ConditionReleaseView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new ItemViewMapping())
            .ApplyConfiguration(new AcquisitionViewMapping())
            .ApplyConfiguration(new AppearanceViewMapping())
            .ApplyConfiguration(new FailureViewMapping())
            .ApplyConfiguration(new IntakeViewMapping())
            .ApplyConfiguration(new RestrictionViewMapping())
            .ApplyConfiguration(new ConsentViewMapping())
            .ApplyConfiguration(new ConditionReleaseViewMapping());
}
