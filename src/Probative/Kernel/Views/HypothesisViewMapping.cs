using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class HypothesisViewMapping : IEntityTypeConfiguration<HypothesisView>
{
    public void Configure(EntityTypeBuilder<HypothesisView> hypothesis)
    {
        hypothesis.ToTable("hypothesis_v2"); // A new shape is a new table: bump, replay, drop the old one.
        hypothesis.HasKey(row => row.FromIndex);
        hypothesis.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
