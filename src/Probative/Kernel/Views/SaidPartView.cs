using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// One part of how a claim is read: somebody who is said to act, somebody to whom it is said to be done, or
/// how. It ends when the claim is read anew.
/// </summary>
public sealed record SaidPartView : IViewRow
{
    public const string Actor = "actor";
    public const string Affected = "affected";
    public const string Method = "method";

    /// <summary>The log index of the reading times 256, and its place among the parts.</summary>
    public required long Row { get; init; }
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required CaseId Case { get; init; }
    public required ClaimId? Claim { get; init; }

    /// <summary>The item that the claim stands in.</summary>
    public required ItemId? Item { get; init; }

    /// <summary><see cref="Actor"/>, <see cref="Affected"/> or <see cref="Method"/>.</summary>
    public required string Role { get; init; }

    /// <summary>`entity:ID`; null while nobody said what the words mean.</summary>
    public required string? Means { get; init; }
    public required string? Words { get; init; }
}
