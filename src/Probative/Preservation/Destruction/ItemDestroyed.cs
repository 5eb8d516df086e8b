using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>
/// A tombstone: the fields about an item are gone, and with them the bytes, unless the vault holds those for
/// another reason.
/// </summary>
public sealed record ItemDestroyed : IFact
{
    /// <summary>Facts that one tombstone names; a further one names the next.</summary>
    public const int FactsMax = 100;

    public required DestructionId Destruction { get; init; }
    public required ItemId Item { get; init; }
    public required string Reason { get; init; }

    /// <summary>
    /// The facts that lost fields, by their numbers in the case, and how many each lost: at most
    /// <see cref="FactsMax"/>.
    /// </summary>
    public required IReadOnlyList<(long Number, long Fields)> Facts { get; init; }

    public string Type => nameof(ItemDestroyed);

    public void Write(FactFields fields) => fields
        .Add("destruction", Destruction.Value)
        .Add("item", Item.Value)
        .Add("reason", Reason)
        .Add("facts", new JsonValue.List(Facts.Select(fact => new JsonValue.Map(
            KeyValuePair.Create<string, JsonValue>("fact", fact.Number),
            KeyValuePair.Create<string, JsonValue>("fields", fact.Fields)))));
}
