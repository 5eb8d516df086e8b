using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class MemberViewMapping : IEntityTypeConfiguration<MemberView>
{
    public void Configure(EntityTypeBuilder<MemberView> member)
    {
        member.ToTable("member_v2"); // A new shape is a new table: bump, replay, drop the old one.
        member.HasKey(row => row.FromIndex);
        member.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
