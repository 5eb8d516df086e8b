using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Look at every stored file, and bring those that are missing or damaged back from another copy.
/// </summary>
public sealed record RepairItems : ICommand
{
    /// <summary>The folder of a backup or of another copy of the vault. It is only read.</summary>
    public required string From { get; init; }

    public string Name => "repair";
}
