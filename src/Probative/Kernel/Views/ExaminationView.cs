using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// What an examination of an item gave. The row is replaced when the same examination is made again.
/// </summary>
public sealed record ExaminationView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required long Number { get; init; }
    public required ItemId Item { get; init; }
    public required Hash32? Sha256 { get; init; }
    public required string Examination { get; init; }

    /// <summary>The digest of the procedure: of version, tools and parameters.</summary>
    public required Hash32? Procedure { get; init; }

    public required long? Version { get; init; }

    /// <summary>A JSON array of texts.</summary>
    public required string? Tools { get; init; }
    public required string? Parameters { get; init; }
    public required string? Sandbox { get; init; }

    /// <summary>`found`, `nothing found` or `failed`.</summary>
    public required string? Outcome { get; init; }
    public required string? Code { get; init; }
    public required string? Message { get; init; }

    /// <summary>The digest of the report; null without one.</summary>
    public required Hash32? Output { get; init; }

    /// <summary>What else was made: a JSON array of objects, as in the fact.</summary>
    public required string? Derivatives { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
