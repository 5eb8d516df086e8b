using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading;

/// <summary>
/// Somebody says something, in one passage of a text item. <see cref="Quote"/> MUST equal the bytes from
/// <see cref="Start"/> to <see cref="End"/> (exclusive) of the item, read as UTF-8.
/// </summary>
public sealed record ClaimRecorded : IFact
{
    public required ClaimId Claim { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>Offset of the first byte of the passage in the item, in bytes from 0.</summary>
    public required long Start { get; init; }

    /// <summary>Offset of the byte after the passage.</summary>
    public required long End { get; init; }

    public required string Quote { get; init; }

    /// <summary>Who says so, the outermost speaker first: the outlet, then whom it quotes.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The hedges in the speaker's own words; they survive every view of the claim.</summary>
    public required IReadOnlyList<string> Hedges { get; init; }

    /// <summary>`asserts` or `denies`.</summary>
    public required string Polarity { get; init; }

    public string Type => nameof(ClaimRecorded);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("claim", Claim.Value)
        .Add("item", Item.Value)
        .Add("passage", new JsonValue.Map(
            KeyValuePair.Create<string, JsonValue>("start", Start),
            KeyValuePair.Create<string, JsonValue>("end", End),
            KeyValuePair.Create<string, JsonValue>("unit", "byte")))
        .Add("quote", Quote)
        .Add("speakers", Speakers)
        .Add("hedges", Hedges)
        .Add("polarity", Polarity);
}
