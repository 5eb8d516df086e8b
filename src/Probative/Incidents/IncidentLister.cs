using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Hypotheses;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Incidents;

/// <summary>
/// Lists alleged incidents in the order in which they were described first, with how much is attached to
/// each: a count of claims, never of origins.
/// </summary>
public sealed class IncidentLister(IVault vault) : ICommandHandler<ListIncidents>
{
    // Incidents whose matter is read at once.
    private const int PartLength = 200;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListIncidents command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        List<(Standing Standing, KnownThen Then, IncidentView Incident)> all = [];
        foreach (var standing in problem is null ? cases : [])
        {
            (var then, problem) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
            if (then is null) break;
            all.AddRange((await DescribedAsync(standing, then, ct))
                .Where(one => Matches(one, command.Find)).Select(one => (standing, then, one)));
        }

        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var page = all.Skip((int)Math.Min(command.Skip, all.Count))
            .Take((int)Math.Min(command.Limit, all.Count)).ToList();
        var leftOut = 0L;
        foreach (var some in page.GroupBy(one => one.Standing).SelectMany(one => one.Chunk(PartLength)))
        {
            foreach (var row in await RowsAsync(some[0].Standing, some[0].Then, [.. some.Select(
                one => one.Incident)], command.WithRestricted, ct))
            {
                leftOut += (long)row["counts"]!["restricted_left_out"]!;
                yield return new CommandEvent.Row(row);
            }
        }

        if (command.Skip + page.Count < all.Count)
            yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["as_of"] = all is [var first, ..] ? first.Then.ToJson() : null,
            ["total"] = all.Count,
            ["count"] = page.Count,
            ["restricted_left_out"] = leftOut,
        });
    }

    private async Task<List<IncidentView>> DescribedAsync(
        Standing standing, KnownThen then, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        return await db.Incidents.AsOf(then.Size).Where(row => row.Case == standing.Id)
            .OrderBy(row => row.Index).ToListAsync(ct);
    }

    private async Task<List<JsonObject>> RowsAsync(
        Standing standing,
        KnownThen then,
        IReadOnlyList<IncidentView> incidents,
        bool withRestricted,
        CancellationToken ct)
    {
        var record = await IncidentRecord.OfAsync(vault, standing.Id, then.Size, incidents, ct);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, withRestricted, ct);
        var book = await HypothesisBook.OfAsync(
            vault, standing.Id, then.Size, incidents.Select(one => one.Id), ct);
        var naming = await new Conclusions(vault, standing, then.Size).NamingAsync(
            incidents.Select(one => one.Id), ct);
        List<JsonObject> rows = [];
        foreach (var incident in incidents)
        {
            var matter = new IncidentMatter(record, incident.Id, hidden);
            var about = book.About(incident.Id);
            var row = IncidentShape.ToJson(incident, record, standing, hidden);
            row["event_times"] = Times(about);
            row["counts"] = Counts(matter, [.. naming[incident.Id]], about);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Every reading of when that somebody follows, in the order of the log: none wins.</summary>
    private static JsonArray Times(HypothesisBook book) =>
    [
        .. book.Followed.Where(one => one is { Of: Questions.EventTime, Edtf: not null })
            .Select(one => JsonValue.Create(one.Edtf)),
    ];

    private static bool Matches(IncidentView incident, string? find) =>
        string.IsNullOrWhiteSpace(find) || (incident.Title is { } title
            && CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                title, find.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    private static JsonObject Counts(
        IncidentMatter matter, IReadOnlyList<Reference> naming, HypothesisBook book) => new()
    {
        ["claims"] = matter.Alleged.Count,
        ["denials"] = matter.Denials.Count,
        ["withdrawn"] = matter.Against.Count,
        ["observations"] = matter.Observations.Count,
        ["findings"] = matter.Findings.Union(naming).Count(),
        ["items"] = matter.Items.Count,
        ["open_tasks"] = matter.OpenTasks.Count,
        ["hypotheses"] = book.Followed.Count(),
        ["restricted_left_out"] = matter.LeftOut,
    };
}
