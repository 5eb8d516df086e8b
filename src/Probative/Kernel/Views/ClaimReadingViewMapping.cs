using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ClaimReadingViewMapping : IEntityTypeConfiguration<ClaimReadingView>
{
    public void Configure(EntityTypeBuilder<ClaimReadingView> reading)
    {
        reading.ToTable("claim_reading_v3"); // A new shape is a new table: bump, replay, drop the old one.
        reading.HasKey(row => row.FromIndex);
        reading.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
