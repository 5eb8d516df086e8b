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
    private readonly Dictionary<Id, SecretStrength> _hidden = [];
    private SecretStrength? _anyHidden;

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

    /// <summary>
    /// Settles which items are withheld, by request or by the terms they are kept on, and with that what is
    /// shown.
    /// </summary>
    public void Bind(SelectorSet withhold)
    {
        withhold.Bind(Items.Values);
        foreach (var item in Items.Values)
        {
            item.WithheldReason =
                withhold.ForItem(item.Id) ?? (item.IsSelected ? item.OwnReason : null);
            if (!item.IsShown)
            {
                var isAsked = item.WithheldReason is not null;
                foreach (var intake in item.Intakes)
                {
                    HideFactOf(intake, isAsked ? SecretStrength.Asked : SecretStrength.Outside);
                }

                continue;
            }

            _shownIntakes.UnionWith(item.Intakes);
            if (item.Sha256 is { } sha256) _shownDigests.Add(sha256);
        }
    }

    /// <summary>Notes that a fact of an intake will be a bare leaf, so that no count may tell it.</summary>
    public void HideFactOf(Id intake, SecretStrength strength)
    {
        _hidden[intake] = Stronger(_hidden.TryGetValue(intake, out var old) ? old : null, strength);
        _anyHidden = Stronger(_anyHidden, strength);
    }

    /// <summary>How strongly a fact that a count may count is withheld, or null if none is.</summary>
    /// <param name="intake">The intake whose facts are counted; null for items of the whole case.</param>
    public SecretStrength? HiddenIn(Id? intake) =>
        intake is not { } one ? _anyHidden : _hidden.TryGetValue(one, out var strength) ? strength : null;

    /// <summary>True if something that is handed over came by this intake.</summary>
    public bool IsShownIntake(Id intake) => _shownIntakes.Contains(intake);

    /// <summary>True if the text is the id or digest of an item whose facts are handed over.</summary>
    public bool IsShown(string text) =>
        (Id.TryParse(text, out var id) && Items.TryGetValue(id, out var item) && item.IsShown)
        || (Hash32.TryParseHex(text, out var digest) && _shownDigests.Contains(digest));

    private static SecretStrength Stronger(SecretStrength? old, SecretStrength strength) =>
        old > strength ? old.Value : strength;
}
