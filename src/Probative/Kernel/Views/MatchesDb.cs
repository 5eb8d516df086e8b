using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Possible copies, what people said of them, and what was searched.</summary>
public sealed class MatchesDb(DbContextOptions<MatchesDb> options) : ViewDb(options)
{
    public DbSet<MatchView> Matches => Set<MatchView>();

    public DbSet<MatchJudgementView> Judgements => Set<MatchJudgementView>();

    public DbSet<MatchedView> Matched => Set<MatchedView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        modelBuilder.Entity<MatchView>(match =>
        {
            match.ToTable("match_v1");
            match.HasKey(row => row.FromIndex);
            match.Property(row => row.FromIndex).ValueGeneratedNever();
        });
        modelBuilder.Entity<MatchJudgementView>(judgement =>
        {
            judgement.ToTable("match_judgement_v1");
            judgement.HasKey(row => row.FromIndex);
            judgement.Property(row => row.FromIndex).ValueGeneratedNever();
        });
        modelBuilder.Entity<MatchedView>(matched =>
        {
            matched.ToTable("matched_v1");
            matched.HasKey(row => row.FromIndex);
            matched.Property(row => row.FromIndex).ValueGeneratedNever();
        });
    }
}
