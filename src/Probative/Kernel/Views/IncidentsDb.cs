using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>
/// Alleged incidents, what courts decided of them, how things of a case are linked, which claims their
/// speakers took back, and the hypotheses that compete about where and when.
/// </summary>
public sealed class IncidentsDb(DbContextOptions<IncidentsDb> options) : ViewDb(options)
{
    public DbSet<IncidentView> Incidents => Set<IncidentView>();

    public DbSet<CourtDecisionView> CourtDecisions => Set<CourtDecisionView>();

    public DbSet<LinkView> Links => Set<LinkView>();

    public DbSet<WithdrawalView> Withdrawals => Set<WithdrawalView>();

    public DbSet<HypothesisView> Hypotheses => Set<HypothesisView>();

    public DbSet<ArgumentView> Arguments => Set<ArgumentView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new IncidentViewMapping())
            .ApplyConfiguration(new CourtDecisionViewMapping())
            .ApplyConfiguration(new LinkViewMapping())
            .ApplyConfiguration(new WithdrawalViewMapping())
            .ApplyConfiguration(new HypothesisViewMapping())
            .ApplyConfiguration(new ArgumentViewMapping());
}
