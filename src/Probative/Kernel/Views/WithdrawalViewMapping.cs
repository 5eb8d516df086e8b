using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class WithdrawalViewMapping : IEntityTypeConfiguration<WithdrawalView>
{
    public void Configure(EntityTypeBuilder<WithdrawalView> withdrawal)
    {
        withdrawal.ToTable("withdrawal_v2"); // A new shape is a new table: bump, replay, drop the old one.
        withdrawal.HasKey(row => row.FromIndex);
        withdrawal.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
