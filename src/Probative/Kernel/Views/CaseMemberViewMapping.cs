using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class CaseMemberViewMapping : IEntityTypeConfiguration<CaseMemberView>
{
    public void Configure(EntityTypeBuilder<CaseMemberView> member)
    {
        member.ToTable("case_member_v1"); // A new shape is a new table: bump, replay, drop the old one.
        member.HasKey(row => row.FromIndex);
        member.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
