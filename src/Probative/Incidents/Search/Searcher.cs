using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Kernel.Words;
using Probative.Ledger.Facts;
using Probative.Preservation.Listing;
using Probative.Verification.Findings;

namespace Probative.Incidents.Search;

/// <summary>
/// Finds things by their words. What who asks does not see (restricted items and what stands in them,
/// findings that they owe a blind opinion on) is not looked at: no count, no passage and no note differs
/// whether it has the words or not.
/// </summary>
public sealed class Searcher(IVault vault) : ICommandHandler<SearchCases>
{
    // Things read at once: a search without limit holds no more than these.
    private const int ChunkRows = 200;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        SearchCases command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        var (question, flaw) = WordQuery.Of(command.Words);
        problem ??= flaw ?? Flaw(command, question);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        HashSet<ItemId> hidden = [];
        if (!command.WithRestricted)
        {
            foreach (var standing in cases) hidden.UnionWith(await vault.Views.HiddenAsync(standing.Id, ct));
        }

        await using var db = vault.Views.OpenListing();
        await db.Database.OpenConnectionAsync(ct);
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        var reader = new HitReader(db.Database.GetDbConnection(), ids, hidden);
        var hits = reader.Read(question!, command.Kinds);
        var book = hits.Exists(hit => hit.Part == ListedPart.Finding)
            ? await FindingBook.OpenAsync(vault, cases, asOf: null, ct)
            : null;
        if (book is not null) LeaveOut(hits, book, command.WithRestricted);

        var (count, total) = (0L, (long)hits.Count);
        var end = Math.Min(total, Math.Max(0, command.Skip) + Math.Min(command.Limit, total));
        for (var at = Math.Max(0, command.Skip); at < end; at += ChunkRows)
        {
            var window = hits.GetRange((int)at, (int)Math.Min(ChunkRows, end - at));
            var places = reader.PlacesOf(window);
            var shapes = await new HitShapes(vault, cases, book, command.WithRestricted)
                .OfAsync(db, window, places, ct);
            foreach (var shape in Shapes(db, window, question!, cases, places, shapes))
            {
                count++;
                yield return new CommandEvent.Row(shape);
            }
        }

        if (end < total && !command.IsWindow)
            yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["count"] = count, ["total"] = total, ["restricted_left_out"] = (long)hidden.Count,
        });
    }

    /// <summary>First what must not be seen, then what is hidden with the items that it rests on.</summary>
    private static void LeaveOut(List<Hit> hits, FindingBook book, bool withRestricted)
    {
        var left = book.Folders
            .Where(folder => book.Hides(folder) || (!withRestricted && book.IsRestricted(folder)))
            .Select(folder => folder.Finding.Index)
            .ToHashSet();
        hits.RemoveAll(hit => hit.Part == ListedPart.Finding && left.Contains(hit.Row));
    }

    private static IEnumerable<JsonObject> Shapes(
        ListingDb db,
        List<Hit> hits,
        string question,
        IReadOnlyList<Standing> cases,
        IReadOnlyDictionary<long, HitPlace> places,
        IReadOnlyDictionary<long, JsonObject> shapes)
    {
        var passages = FoundWords.Of(db, [.. hits.Select(hit => hit.Row)], question);

        // One that was destroyed since the question was answered is not there.
        return hits.Where(hit => shapes.ContainsKey(hit.Row)).Select(hit => new JsonObject
        {
            ["kind"] = hit.Kind,
            ["id"] = places[hit.Row].Id?.ToString(),
            ["case"] = cases.First(standing => standing.Id == places[hit.Row].Case).ToJson(),
            ["found"] = passages[hit.Row],
            [hit.Kind] = shapes[hit.Row],
        });
    }

    private static Problem? Flaw(SearchCases command, string? question)
    {
        if (question is null)
        {
            return new Problem(
                "search-empty", null, "There is no word in the search.", "Give a word that is looked for.");
        }

        return command.Kinds.FirstOrDefault(kind => !FoundKinds.All.Contains(kind)) is { } unknown
            ? new Problem(
                "bad-value",
                null,
                $"Nothing that is found by words is a \"{unknown}\".",
                $"Give one of: {string.Join(", ", FoundKinds.All)}.")
            : null;
    }
}
