using Probative.Kernel.Commands;

namespace Probative.Handover.Receipts;

/// <summary>
/// Show the keys that sign and signed the log; give out the proof that one introduced the next.
/// </summary>
public sealed record ShowLogKeys : INamesFiles
{
    public string Name => "log keys";

    /// <summary>The file to make with the proof; null for none.</summary>
    public required string? ProofTo { get; init; }

    /// <summary>The fingerprint of the old key; null for the one that was retired last.</summary>
    public required string? Of { get; init; }

    /// <summary>It reaches the machine only where a file is to be made.</summary>
    public bool ReachesMachine => ProofTo is not null;

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { ProofTo = ProofTo is null ? null : place(ProofTo) };
    }
}
