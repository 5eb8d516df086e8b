using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ObservationViewMapping : IEntityTypeConfiguration<ObservationView>
{
    public void Configure(EntityTypeBuilder<ObservationView> observation)
    {
        // A new shape is a new table: bump, replay, drop the old one.
        observation.ToTable("observation_v1");
        observation.HasKey(row => row.FromIndex);
        observation.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
