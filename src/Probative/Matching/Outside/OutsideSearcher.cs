using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Fingerprints.Copies;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Sandbox;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.Outside;

/// <summary>Finds items that show, or sound like, the same as a file that is not in the vault.</summary>
/// <param name="vault">The vault, open for writing: an index needs room in it while the search lasts.</param>
/// <param name="sandbox">Where programs run.</param>
/// <param name="open">Opens room for an index of candidates.</param>
public sealed class OutsideSearcher(IVault vault, ISandbox sandbox, Func<CandidateScratch> open)
    : ICommandHandler<SearchOutside>
{
    /// <summary>Said with every search.</summary>
    public const string Scope =
        "Nothing of the file is kept; the access log has that you searched. That nothing was found does not "
        + "show that there is no copy: what was not examined, and cases of others, were not searched.";

    // Every one of them is compared closely: a person waits for one search, not for thousands.
    private const int CandidatesMax = 50;

    public IAsyncEnumerable<CommandEvent> RunAsync(SearchOutside command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(SearchOutside command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (cases, refusal) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (refusal is not null)
        {
            tell(new CommandEvent.Noted(refusal));
            tell(new CommandEvent.Finished(Ending.WrongUsage, null));
            return;
        }

        var (prints, problem) = await OutsidePrints.MakeAsync(sandbox, command.File, ct);
        if (prints is null)
        {
            tell(new CommandEvent.Noted(problem!));
            tell(new CommandEvent.Finished(Ending.Refused, null));
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var name = Path.GetFileName(command.File);
        List<(double Score, JsonObject Row)> found = [];
        var searched = 0L;
        foreach (var standing in cases)
        {
            HashSet<ItemId> hidden = command.WithRestricted
                ? []
                : await vault.Views.HiddenAsync(standing.Id, ct);
            var kept = await new KeptPrints(vault).OfAsync(standing.Id, hidden, ct);
            searched += kept.Count;
            found.AddRange(await SearchAsync(standing, kept, prints, name, tell, ct));
        }

        found.Sort((one, other) => other.Score.CompareTo(one.Score));
        foreach (var (_, row) in found.Take((int)Math.Min(command.Limit, found.Count)))
            tell(new CommandEvent.Row(row));
        if (found.Count > command.Limit) tell(new CommandEvent.Noted(Limits.Reached(command.Limit)));
        tell(new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["file"] = name,
            ["sha256"] = ItemExaminer.DigestOf(command.File, ct)?.ToHex(),
            ["has_pictures"] = prints.Film is not null,
            ["has_sound"] = prints.Sound is not null,
            ["searched_items"] = searched,
            ["count"] = Math.Min(command.Limit, found.Count),
            ["found"] = found.Count,
            ["scope"] = $"{Scope} {MatchShape.Scope}",
        }));
    }

    private async Task<IReadOnlyList<(double Score, JsonObject Row)>> SearchAsync(
        Standing standing,
        IReadOnlyList<KeptPrint> kept,
        OutsidePrints outside,
        string name,
        Action<CommandEvent> tell,
        CancellationToken ct)
    {
        var reader = new PrintReader(vault.Derivatives);
        IReadOnlySet<KeptPrint> alike = new HashSet<KeptPrint>();
        if (outside.Film is { } film)
        {
            using var candidates = new CandidateChoice(kept.Count, reader, open);
            foreach (var (at, one) in kept.Index())
            {
                ct.ThrowIfCancellationRequested();
                candidates.Add(one);
                tell(new CommandEvent.Progress("reading prints", at + 1, kept.Count, 0, null));
            }

            alike = candidates.For(film, CandidatesMax);
        }

        List<(double Score, JsonObject Row)> found = [];
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, kept.Select(one => (ItemId?)one.Item), ct);
        foreach (var one in kept)
        {
            ct.ThrowIfCancellationRequested();
            var pictures = alike.Contains(one) && one.Print is { } print ? reader.Film(print) : null;
            var heard = outside.Sound is not null && one.Sound is { } sound ? reader.Sound(sound) : null;
            if (pictures is null && heard is null) continue;
            var (stretches, agrees) = PairMatcher.Measure(
                (pictures, heard), (outside.Film, outside.Sound));
            if (stretches.Count == 0 && agrees is null) continue;
            found.Add((
                stretches.Count > 0 ? 1 + stretches.Max(stretch => stretch.Score.Picture) : agrees!.Confidence,
                Row(standing, one.Item, names, stretches, agrees, name)));
        }

        return found;
    }

    private static JsonObject Row(
        Standing standing,
        ItemId item,
        IReadOnlyDictionary<ItemId, string?> names,
        IReadOnlyList<CopyFound> stretches,
        SoundAgreement? sound,
        string outside) => new()
    {
        ["id"] = item.ToString(),
        ["name"] = names.GetValueOrDefault(item),
        ["case"] = standing.ToJson(),
        ["says"] = new JsonArray([.. MatchShape.Sentences(
            stretches, sound, names.GetValueOrDefault(item) ?? item.ToString(), outside)]),
        ["picture_score"] = stretches.Count > 0 ? stretches.Max(one => one.Score.Picture) : null,
        ["sound_confidence"] = sound?.Confidence,
    };
}
