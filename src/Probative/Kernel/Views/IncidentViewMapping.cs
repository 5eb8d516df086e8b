using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class IncidentViewMapping : IEntityTypeConfiguration<IncidentView>
{
    public void Configure(EntityTypeBuilder<IncidentView> incident)
    {
        incident.ToTable("incident_v2"); // A new shape is a new table: bump, replay, drop the old one.
        incident.HasKey(row => row.FromIndex);
        incident.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
