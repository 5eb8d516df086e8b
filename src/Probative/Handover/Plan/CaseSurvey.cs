using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// A case as it stood when a handover began: how many facts, where they stand, what items it holds. Its
/// memory grows with the numbers of facts and items (about 8 and 200 bytes each), not with their fields.
/// </summary>
internal sealed class CaseSurvey(CaseId @case)
{
    private readonly HashSet<Id> _shownIntakes = [];
    private readonly HashSet<Hash32> _shownDigests = [];

    public CaseId Case => @case;

    /// <summary>The number of facts.</summary>
    public long Count => Indices.Count;

    /// <summary>The leaf hash of the last fact.</summary>
    public Hash32 Head { get; set; }

    /// <summary>The log index of fact k at k - 1.</summary>
    public List<ulong> Indices { get; } = [];

    public Dictionary<Id, SurveyedItem> Items { get; } = [];

    /// <summary>True if every item of the case was chosen.</summary>
    public required bool IsWhole { get; init; }

    public List<EarlierHandover> Handovers { get; } = [];

    /// <summary>The manifest of the case's previous package, or null for the first.</summary>
    public Hash32? Previous => Handovers.Count > 0 ? Handovers[^1].ManifestSha256 : null;

    /// <summary>The packages of the case whose completion is not recorded.</summary>
    public IEnumerable<EarlierHandover> Unfinished => Handovers.Where(handover => !handover.IsFinished);

    /// <summary>Settles which items are withheld by request, and with that what is shown.</summary>
    public void Bind(SelectorSet withhold)
    {
        withhold.Bind(Items.Values);
        foreach (var item in Items.Values)
        {
            item.WithheldReason = withhold.ForItem(item.Id);
            if (!item.IsShown) continue;
            _shownIntakes.UnionWith(item.Intakes);
            if (item.Sha256 is { } sha256) _shownDigests.Add(sha256);
        }
    }

    /// <summary>True if something that is handed over came by this intake.</summary>
    public bool IsShownIntake(Id intake) => _shownIntakes.Contains(intake);

    /// <summary>True if the text is the id or digest of an item whose facts are handed over.</summary>
    public bool IsShown(string text) =>
        (Id.TryParse(text, out var id) && Items.TryGetValue(id, out var item) && item.IsShown)
        || (Hash32.TryParseHex(text, out var digest) && _shownDigests.Contains(digest));
}
