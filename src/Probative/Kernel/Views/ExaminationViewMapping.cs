using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ExaminationViewMapping : IEntityTypeConfiguration<ExaminationView>
{
    public void Configure(EntityTypeBuilder<ExaminationView> examination)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        examination.ToTable("examination_v1");
        examination.HasKey(row => row.FromIndex);
        examination.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
