using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class CorrectionViewMapping : IEntityTypeConfiguration<CorrectionView>
{
    public void Configure(EntityTypeBuilder<CorrectionView> correction)
    {
        correction.ToTable("correction_v1"); // A new shape is a new table: bump, replay, drop the old one.
        correction.HasKey(row => row.FromIndex);
        correction.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
