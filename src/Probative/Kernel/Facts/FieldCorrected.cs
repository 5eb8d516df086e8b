using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Facts;

/// <summary>
/// What a field of an earlier fact of the case states is put right. The earlier fact stands as it is; from
/// here on views show this value, and the history both.
/// </summary>
public sealed record FieldCorrected : IFact
{
    /// <summary>The item that the corrected fact is about; null when it is about none. It is sealed with
    /// it.</summary>
    public required ItemId? Item { get; init; }

    /// <summary>Number in the case, log index and leaf hash of the corrected fact, which is no
    /// correction.</summary>
    public required long Corrects { get; init; }
    public required long CorrectsIndex { get; init; }
    public required Hash32 CorrectsLeaf { get; init; }

    public required string Field { get; init; }

    /// <summary>What the field said until now: its own value, or that of the last correction.</summary>
    public required JsonValue Was { get; init; }

    /// <summary>A text, null for *not stated*, or a list of texts, as the field has it.</summary>
    public required JsonValue Value { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(FieldCorrected);

    public void Write(FactFields fields)
    {
        if (Item is { } item) fields.About(item.Value).Add("item", item.Value);
        fields
            .Add("corrects", Corrects)
            .Add("corrects_index", CorrectsIndex)
            .Add("corrects_leaf", CorrectsLeaf)
            .Add("field", Field)
            .Add("was", Was)
            .Add("value", Value)
            .Add("reason", Reason);
    }
}
