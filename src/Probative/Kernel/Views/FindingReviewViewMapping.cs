using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class FindingReviewViewMapping : IEntityTypeConfiguration<FindingReviewView>
{
    public void Configure(EntityTypeBuilder<FindingReviewView> review)
    {
        review.ToTable("finding_review_v1"); // A new shape is a new table: bump, replay, drop the old one.
        review.HasKey(row => row.FromIndex);
        review.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
