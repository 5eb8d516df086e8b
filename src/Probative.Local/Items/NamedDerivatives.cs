using Probative.Examination;
using Probative.Handover;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Matching.HashLists;
using Probative.Preservation.Anchors;

namespace Probative.Local.Items;

/// <summary>
/// The digests of derivatives of which the facts say that there is a file each: what outside times rest on,
/// the manifests of handovers, lists of hashes that were taken in, and what was made of items.
/// </summary>
internal sealed class NamedDerivatives
{
    private readonly HashSet<Hash32> _made = [];
    private CaseId? _ownSequence;

    /// <summary>What the facts say of outside time.</summary>
    public AnchorRecord Anchors { get; } = new();

    public IEnumerable<Hash32> All => Anchors.Kept.Concat(_made).Distinct();

    /// <summary>Takes one fact, in the order of the log; those that name no derivative are passed over.
    /// </summary>
    public void Add(RecordedFact fact)
    {
        // The first fact names the vault's own sequence; only there do the types of outside time mean
        // anything.
        if (fact.Index == 0) _ownSequence = fact.Case;
        if (fact.Case == _ownSequence) Anchors.Add(fact);
        if (fact.Type == nameof(HandedOver) && fact.Fields.Digest("manifest_sha256") is { } manifest)
            _made.Add(manifest);
        if (fact.Type == nameof(HashListImported) && fact.Fields.Digest("sha256") is { } list)
            _made.Add(list);
        if (fact.Type == nameof(ItemExamined)) AddExamined(fact.Fields);
    }

    /// <summary>What was destroyed names nothing any more.</summary>
    private void AddExamined(FactReader fields)
    {
        if (fields.Digest("output") is { } report) _made.Add(report);
        if (fields.Value("derivatives") is not JsonValue.List list) return;
        foreach (var made in list.Items.OfType<JsonValue.Map>())
        {
            if (made["sha256"] is JsonValue.Text text && Hash32.TryParseHex(text.Value, out var sha256))
                _made.Add(sha256);
        }
    }
}
