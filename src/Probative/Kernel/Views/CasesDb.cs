using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Cases, members, and who is who in which case.</summary>
public sealed class CasesDb(DbContextOptions<CasesDb> options) : ViewDb(options)
{
    public DbSet<CaseView> Cases => Set<CaseView>();

    public DbSet<MemberView> Members => Set<MemberView>();

    public DbSet<CaseMemberView> CaseMembers => Set<CaseMemberView>();

    /// <summary>Some of the times of each case's facts.</summary>
    public DbSet<CaseClockView> Clock => Set<CaseClockView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new CaseViewMapping())
            .ApplyConfiguration(new MemberViewMapping())
            .ApplyConfiguration(new CaseMemberViewMapping())
            .ApplyConfiguration(new CaseClockViewMapping());
}
