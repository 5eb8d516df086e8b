using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Probative.Kernel.Views;

internal sealed class TaskViewMapping : IEntityTypeConfiguration<TaskView>
{
    public void Configure(EntityTypeBuilder<TaskView> task)
    {
        task.ToTable("task_v1"); // A new shape is a new table: bump, replay, drop the old one.
        task.HasKey(row => row.FromIndex);
        task.Property(row => row.FromIndex).ValueGeneratedNever();
    }
}
