using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class CourtDecisionViewMapping : IEntityTypeConfiguration<CourtDecisionView>
{
    public void Configure(EntityTypeBuilder<CourtDecisionView> decision)
    {
        decision.ToTable("court_decision_v2"); // A new shape is a new table: bump, replay, drop the old one.
        decision.HasKey(row => row.FromIndex);
        decision.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
