using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Bring a backup up to what the vault holds now; make it when there is none. Beside a writer, without a
/// lock.
/// </summary>
public sealed record MakeBackup : ICommand
{
    /// <summary>The folder of the backup: new, empty, or a backup of this vault.</summary>
    public required string To { get; init; }

    /// <summary>Where the key file is copied to, outside the backup; null leaves it where it is.</summary>
    public string? Keys { get; init; }

    /// <summary>Program and version, for the list of runs.</summary>
    public required string Tool { get; init; }

    public string Name => "backup";
}
