using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Restore a backup into a scratch folder, check what comes of it, and remove it again: a backup that nobody
/// ever restored is a hope.
/// </summary>
public sealed record DrillBackup : ICommand
{
    /// <summary>
    /// The folder of the backup, or age files, the oldest first. They are only
    /// read.
    /// </summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Files with the identities that open age files.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>The copy of the key file.</summary>
    public required string Keyring { get; init; }

    /// <summary>Where the scratch folder is made; it takes as much room as the vault.</summary>
    public required string Scratch { get; init; }

    public string Name => "backup drill";
}
