using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A source, an entity or a place of a case, as it was last described. Describing it anew replaces the row.
/// </summary>
public sealed record NamedView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }

    /// <summary>Number in its case of the fact that described it, and log index of the first that
    /// did.</summary>
    public required long Number { get; init; }
    public required long Index { get; init; }

    /// <summary>Source, entity or place.</summary>
    public required NodeKind Node { get; init; }
    public required Id Id { get; init; }

    /// <summary>What kind of source or entity it is; null of a place.</summary>
    public required string? Kind { get; init; }

    /// <summary>The name that lists show; its other spellings are in <see cref="NameView"/>.</summary>
    public required string? Name { get; init; }
    public required string? Remark { get; init; }

    /// <summary>Degrees, as decimal text; of a place alone, and always with a radius.</summary>
    public required string? Latitude { get; init; }
    public required string? Longitude { get; init; }
    public required long? RadiusMetres { get; init; }

    /// <summary>The code of the subdivision, `UA-23`.</summary>
    public required string? Iso3166 { get; init; }

    /// <summary>Where the position and the name of a place are from.</summary>
    public required string? Basis { get; init; }

    /// <summary>Why it was described anew; null of the first description.</summary>
    public required string? Reason { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }

    public Reference Reference => new(Node, Id);
}
