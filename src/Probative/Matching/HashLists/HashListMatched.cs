using Probative.Fingerprints.HashLists;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Matching.HashLists;

/// <summary>
/// An item was held against a list of hashes. What of the list is near it is a possible copy, no more; where
/// nothing is, the fact says that it was searched.
/// </summary>
public sealed record HashListMatched : IFact
{
    public required HashListId List { get; init; }

    public required ItemId Item { get; init; }

    /// <summary>The digest of the print that was compared.</summary>
    public required Hash32 Print { get; init; }

    /// <summary><see cref="HashListComparer.MethodVersion"/> of the run.</summary>
    public required string Method { get; init; }

    /// <summary>The strongest first; empty where nothing is near.</summary>
    public required IReadOnlyList<HashListNear> Found { get; init; }

    public string Type => nameof(HashListMatched);

    public void Write(FactFields fields) => fields
        .Add("list", List.Value)
        .Add("method", Method)
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("print", Print)
        .Add("found", new JsonValue.List(Found.Select(NearForm.Write)));
}
