using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class PositionReviewViewMapping : IEntityTypeConfiguration<PositionReviewView>
{
    public void Configure(EntityTypeBuilder<PositionReviewView> review)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        review.ToTable("position_review_v1");
        review.HasKey(row => row.FromIndex);
        review.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
