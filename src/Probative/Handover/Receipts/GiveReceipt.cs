using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover.Receipts;

/// <summary>
/// Gives whoever gave us something a receipt that they can check: a proof for each fact about what they gave,
/// and the same in plain words (docs/spec/ledger.md, "Receipts").
/// </summary>
public sealed record GiveReceipt : IActedCommand, INamesFiles
{
    public required MemberId By { get; init; }

    /// <summary>The item that it is for, by its id or first digits; null for a whole intake.</summary>
    public required string? Item { get; init; }

    /// <summary>Where to look for the item; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>The intake that it is for, or by which the item came; null when it is clear.</summary>
    public required string? Intake { get; init; }

    /// <summary>The folder to make. It MUST NOT exist yet.</summary>
    public required string Out { get; init; }

    public string Name => "receipt";

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { Out = place(Out) };
    }
}
