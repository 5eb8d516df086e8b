using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ConsentViewMapping : IEntityTypeConfiguration<ConsentView>
{
    public void Configure(EntityTypeBuilder<ConsentView> consent)
    {
        consent.ToTable("consent_v1"); // A new shape is a new table: bump, replay, drop the old one.
        consent.HasKey(row => row.FromIndex);
        consent.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
