using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class GradeViewMapping : IEntityTypeConfiguration<GradeView>
{
    public void Configure(EntityTypeBuilder<GradeView> grade)
    {
        grade.ToTable("grade_v1"); // A new shape is a new table: bump, replay, drop the old one.
        grade.HasKey(row => row.FromIndex);
        grade.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
