using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class ArgumentViewMapping : IEntityTypeConfiguration<ArgumentView>
{
    public void Configure(EntityTypeBuilder<ArgumentView> argument)
    {
        argument.ToTable("argument_v2"); // A new shape is a new table: bump, replay, drop the old one.
        argument.HasKey(row => row.FromIndex);
        argument.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
