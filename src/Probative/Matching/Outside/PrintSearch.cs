using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.Outside;

/// <summary>
/// Holds prints that are of no item of a case against all that the case has, one case after the other.
/// </summary>
/// <param name="vault">The vault, open for writing: an index needs room in it while the search lasts.</param>
/// <param name="rooms">Where indexes of candidates are.</param>
/// <param name="sought">What is searched for.</param>
/// <param name="name">What it is called in sentences.</param>
/// <param name="tell">Is told how far it is, and what was found.</param>
internal sealed class PrintSearch(
    IVault vault, ICandidateRooms rooms, OutsidePrints sought, string name, Action<CommandEvent> tell)
{
    // Every one of them is compared closely: a person waits for one search, not for thousands.
    private const int CandidatesMax = 50;

    private readonly List<(double Score, long Received, JsonObject Row)> _found = [];

    /// <summary>Items that could be compared.</summary>
    public long Searched { get; private set; }

    public long Found => _found.Count;

    /// <summary>Searches a case.</summary>
    public async Task AddAsync(Standing standing, bool withRestricted, CancellationToken ct)
    {
        var hidden = await vault.Views.HiddenAsync(standing.Id, withRestricted, ct);
        var all = await new KeptPrints(vault).OfAsync(standing.Id, new HashSet<ItemId>(), ct);
        var kept = all.Where(one => !hidden.Contains(one.Item)).ToList();
        Searched += kept.Count;
        var reader = new PrintReader(vault);
        var alike = await AlikeAsync(standing, all, hidden, reader, ct);
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, kept.Select(one => (ItemId?)one.Item), ct);
        foreach (var one in kept)
        {
            ct.ThrowIfCancellationRequested();
            var pictures = alike.Contains(one) && one.Print is { } print ? reader.Film(print) : null;
            var heard = sought.Sound is not null && one.Sound is { } sound ? reader.Sound(sound) : null;
            if (pictures is null && heard is null) continue;
            var (stretches, agrees) = PairMatcher.Measure((pictures, heard), (sought.Film, sought.Sound));
            if (stretches.Count == 0 && agrees is null) continue;
            var score = stretches.Count > 0
                ? 1 + stretches.Max(stretch => stretch.Score.Picture)
                : agrees!.Confidence;
            _found.Add((
                score,
                one.Received,
                Row(standing, one.Item, names.GetValueOrDefault(one.Item), stretches, agrees)));
        }
    }

    /// <summary>
    /// Tells what was found, pictures before sound and the most alike first; of equal ones what came in
    /// first.
    /// </summary>
    /// <returns>How many rows it told.</returns>
    public long TellRows(long limit)
    {
        var rows = _found.OrderByDescending(one => one.Score).ThenBy(one => one.Received)
            .Take((int)Math.Min(limit, Found)).ToList();
        foreach (var (_, _, row) in rows) tell(new CommandEvent.Row(row));
        if (rows.Count < Found) tell(new CommandEvent.Noted(Limits.Reached(limit)));
        return rows.Count;
    }

    private async Task<IReadOnlySet<KeptPrint>> AlikeAsync(
        Standing standing,
        IReadOnlyList<KeptPrint> all,
        HashSet<ItemId> hidden,
        PrintReader reader,
        CancellationToken ct)
    {
        if (sought.Film is not { } film) return new HashSet<KeptPrint>();
        await using var candidates = await CandidateChoice.OpenAsync(
            vault, rooms, standing.Id, reader, all, mostBefore: null, ct);
        await candidates.ReachAsync(
            long.MaxValue,
            (at, of) => tell(new CommandEvent.Progress("reading prints", at, of, 0, null)),
            ct);
        ct.ThrowIfCancellationRequested();
        return candidates.For(film, CandidatesMax, one => !hidden.Contains(one.Item));
    }

    private JsonObject Row(
        Standing standing,
        ItemId item,
        string? called,
        IReadOnlyList<CopyFound> stretches,
        SoundAgreement? sound) => new()
    {
        ["id"] = item.ToString(),
        ["name"] = called,
        ["case"] = standing.ToJson(),
        ["says"] = new JsonArray(
            [.. MatchShape.Sentences(stretches, sound, called ?? item.ToString(), name)]),
        ["picture_score"] = stretches.Count > 0 ? stretches.Max(one => one.Score.Picture) : null,
        ["sound_confidence"] = sound?.Confidence,
    };
}
