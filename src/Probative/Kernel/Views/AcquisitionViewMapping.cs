using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class AcquisitionViewMapping : IEntityTypeConfiguration<AcquisitionView>
{
    public void Configure(EntityTypeBuilder<AcquisitionView> acquisition)
    {
        acquisition.ToTable("acquisition_v2"); // A new shape is a new table: bump, replay, drop the old one.
        acquisition.HasKey(row => row.FromIndex);
        acquisition.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
