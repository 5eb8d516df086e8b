using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class HandoverViewMapping : IEntityTypeConfiguration<HandoverView>
{
    public void Configure(EntityTypeBuilder<HandoverView> handover)
    {
        handover.ToTable("handover_v1"); // A new shape is a new table: bump, replay, drop the old one.
        handover.HasKey(row => row.FromIndex);
        handover.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
