using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>Make a vault again from a backup and a copy of its key file, in a new folder.</summary>
public sealed record RestoreBackup : ICommand
{
    /// <summary>
    /// The folder of the backup, or age files, the oldest first. They are only
    /// read.
    /// </summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Files with the identities that open age files.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>The folder of the vault: new, empty, or one in which restoring was interrupted.</summary>
    public required string To { get; init; }

    /// <summary>The copy of the key file.</summary>
    public required string Keyring { get; init; }

    public string Name => "restore";
}
