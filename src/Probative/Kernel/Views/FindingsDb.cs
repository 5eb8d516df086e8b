using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>What the house concludes, what others in it say of that, and grades.</summary>
public sealed class FindingsDb(DbContextOptions<FindingsDb> options) : ViewDb(options)
{
    public DbSet<FindingView> Findings => Set<FindingView>();

    public DbSet<FindingReviewView> Reviews => Set<FindingReviewView>();

    public DbSet<BlindOpinionView> BlindOpinions => Set<BlindOpinionView>();

    public DbSet<ResolutionView> Resolutions => Set<ResolutionView>();

    public DbSet<GradeView> Grades => Set<GradeView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new FindingViewMapping())
            .ApplyConfiguration(new FindingReviewViewMapping())
            .ApplyConfiguration(new BlindOpinionViewMapping())
            .ApplyConfiguration(new ResolutionViewMapping())
            .ApplyConfiguration(new GradeViewMapping());
}
