using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Look at every stored file, and bring those that are missing or damaged back from another copy.
/// </summary>
public sealed record RepairItems : INamesFiles
{
    /// <summary>
    /// The folder of a backup or of another copy of the vault, or age files, the oldest first. They are only
    /// read.
    /// </summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Files with the identities that open age files.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    public string Name => "repair";

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { From = [.. From.Select(place)], Identities = [.. Identities.Select(place)] };
    }
}
