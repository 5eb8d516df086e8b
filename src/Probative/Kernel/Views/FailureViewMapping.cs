using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class FailureViewMapping : IEntityTypeConfiguration<FailureView>
{
    public void Configure(EntityTypeBuilder<FailureView> failure)
    {
        failure.ToTable("failure_v1"); // A new shape is a new table: bump, replay, drop the old one.
        failure.HasKey(row => row.FromIndex);
        failure.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
