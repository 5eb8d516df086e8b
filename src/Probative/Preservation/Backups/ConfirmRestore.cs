using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Show a restored vault the last checkpoint that was published. If it holds all of it, it may sign again.
/// </summary>
public sealed record ConfirmRestore : ICommand
{
    /// <summary>A file with the checkpoint: a signed note, or a receipt that ends with one.</summary>
    public required string Checkpoint { get; init; }

    public string Name => "restore confirm";
}
