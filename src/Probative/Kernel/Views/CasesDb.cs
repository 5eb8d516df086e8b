using Microsoft.EntityFrameworkCore;

namespace Probative.Kernel.Views;

/// <summary>Cases, members, and who is who in which case.</summary>
public sealed class CasesDb(DbContextOptions<CasesDb> options) : ViewDb(options)
{
    public DbSet<CaseView> Cases => Set<CaseView>();

    public DbSet<MemberView> Members => Set<MemberView>();

    public DbSet<CaseMemberView> CaseMembers => Set<CaseMemberView>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder
            .ApplyConfiguration(new CaseViewMapping())
            .ApplyConfiguration(new MemberViewMapping())
            .ApplyConfiguration(new CaseMemberViewMapping());
}
