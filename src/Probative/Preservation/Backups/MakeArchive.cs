using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>
/// Make a backup in one new age file: whole, or what is new since earlier ones. Beside a writer, without a
/// lock.
/// </summary>
public sealed record MakeArchive : ICommand
{
    /// <summary>The age file. There is none of this name yet.</summary>
    public required string To { get; init; }

    /// <summary>Who can open it: recipients of X25519, `age1...`.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Files with one recipient a line.</summary>
    public IReadOnlyList<string> RecipientFiles { get; init; } = [];

    /// <summary>
    /// The list of what earlier age files hold, which this one follows on; made when there is none. Null for
    /// a whole file.
    /// </summary>
    public string? State { get; init; }

    /// <summary>Where the key file is copied to; null leaves it where it is.</summary>
    public string? Keys { get; init; }

    /// <summary>Program and version, for the list of runs.</summary>
    public required string Tool { get; init; }

    public string Name => "backup";
}
