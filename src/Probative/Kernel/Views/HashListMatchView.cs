using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// That an item was held against a list of hashes, and what of the list is near it. A later run with another
/// print replaces the row before.
/// </summary>
public sealed record HashListMatchView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required HashListId? List { get; init; }

    /// <summary>Null where it was destroyed.</summary>
    public required ItemId? Item { get; init; }
    public required Hash32? Print { get; init; }
    public required string? Method { get; init; }

    /// <summary>How much of the list is near; 0 where nothing is.</summary>
    public required long? Near { get; init; }

    /// <summary>A JSON array, as in the fact.</summary>
    public required string? Found { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
