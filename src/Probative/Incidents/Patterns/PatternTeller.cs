using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using CaseId = Probative.Ledger.Facts.CaseId;

namespace Probative.Incidents.Patterns;

/// <summary>
/// Tells which alleged incidents have something in common: in the order of the log, with "at least" and "at
/// most" and nothing that ranks. What the numbers do not say stands with them.
/// </summary>
public sealed class PatternTeller(IVault vault) : ICommandHandler<ShowPattern>
{
    private static readonly NodeKind[] s_entity = [NodeKind.Entity];

    // What is so of any such list, whoever made it.
    private static readonly string[] s_bias =
    [
        "Counted is what somebody published or handed in, and somebody here took in and described: what "
        + "nobody saw, recorded or dared to tell is not here.",
        "Places and parties that are watched more have more incidents here, whatever happened elsewhere.",
        "That an entity is named says that somebody alleges it; that it is not named says nothing.",
    ];

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ShowPattern command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (asked, problem) = await AskedAsync(command, ct);
        if (asked is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var (standing, then) = (asked.Standing, asked.Then);

        // SQLite reads on the thread that asks: what does not wait for another is read beside it.
        var spotting = Task.Run(() => PatternSpots.LoadAsync(vault, standing.Id, then.Size, ct), ct);
        var holding = asked.Held is null ? null : Holding(asked, of: null, command.WithRestricted, ct);
        var match = await MatchAsync(asked, command.WithRestricted, ct);
        if (holding is not null) match = match.HeldBy(asked.Held!, await holding);
        var spots = await spotting;
        var page = match.Fitting.Skip((int)Math.Min(command.Skip, match.AtMost))
            .Take((int)Math.Min(command.Limit, match.AtMost)).ToList();
        var drawing = Task.Run(match.Timeline, ct);
        holding ??= Holding(asked, [.. page.Select(one => one.Incident)], command.WithRestricted, ct);
        var rows = new PatternRows(vault, standing, then.Size, command.WithRestricted);
        foreach (var row in await rows.OfAsync(page, spots, holding, ct))
            yield return new CommandEvent.Row(row);
        if (command.Skip + page.Count < match.AtMost)
            yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["incidents"] = match.All,
            ["at_least"] = match.AtLeast,
            ["at_most"] = match.AtMost,
            ["without_time"] = match.Fitting.Count(one => one.Incident.Times.Count == 0),
            ["without_place"] = match.Fitting.Count(one => one.Incident.Places.Count == 0),
            ["timeline"] = await drawing,
            ["points"] =
                new JsonArray([.. match.Fitting.SelectMany(one => spots.PointsOf(one.Incident))]),
            ["told_by"] = rows.ToldBy(),
            ["bias"] = new JsonArray([.. s_bias.Select(one => JsonValue.Create(one))]),
            ["count"] = page.Count,
        });
    }

    private async Task<PatternMatch> MatchAsync(
        Asked asked, bool withRestricted, CancellationToken ct)
    {
        var (@case, size) = (asked.Standing.Id, asked.Then.Size);
        var following = Task.Run(() => FollowedAsync(@case, size, ct), ct);
        await using var db = vault.Views.OpenIncidents();
        var incidents = await db.Incidents.AsOf(size).Where(row => row.Case == @case)
            .OrderBy(row => row.Index).Select(row => row.Id).ToListAsync(ct);
        var named = new NamedIncidents(vault, @case, size, withRestricted);
        var who = asked.Who is { } actor ? await named.WithAsync(SaidPartView.Actor, actor, ct) : null;
        var whom = asked.Whom is { } one ? await named.WithAsync(SaidPartView.Affected, one, ct) : null;
        var method = asked.Method is { } how ? await named.WithMethodAsync(how, ct) : null;
        var followed = await following;
        List<(Whereabout, Fit)> fitting = [];
        foreach (var incident in incidents)
        {
            if (who?.Contains(incident) is false || whom?.Contains(incident) is false
                || method?.Contains(incident) is false)
            {
                continue;
            }

            var where = Whereabout.Of(incident, followed[incident]);
            var during = asked.During is { } days ? where.During(days) : Fit.Yes;
            if (during != Fit.No) fitting.Add((where, during));
        }

        return new PatternMatch(incidents.Count, fitting);
    }

    private async Task<ILookup<IncidentId, Reading>> FollowedAsync(
        CaseId @case, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var readings = await db.Hypotheses.AsOf(size)
            .Where(row => row.Case == @case && row.DropNumber == null && row.Incident != null)
            .OrderBy(row => row.Index)
            .Select(row => new Reading(
                row.Incident!.Value, row.Of, row.Place, row.Latitude, row.Longitude, row.RadiusMetres,
                row.Edtf, row.Earliest, row.Latest))
            .ToListAsync(ct);
        return readings.ToLookup(row => row.Incident);
    }

    private Task<SaidHolders> Holding(
        Asked asked, IReadOnlyList<Whereabout>? of, bool withRestricted, CancellationToken ct) =>
        Task.Run(
            () => SaidHolders.LoadAsync(
                vault, asked.Standing.Id, asked.Then.Size, of, withRestricted, ct),
            ct);

    private async Task<(Asked? Asked, Problem? Problem)> AskedAsync(ShowPattern command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return (null, found.ToProblem(command.Case));
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return (null, noTime);
        if (command.During is { } during && Edtf.Check(during) is { } noDate) return (null, noDate);
        List<string?> entities = [];
        var isState = PropositionTypes.States.Contains(command.Held);
        foreach (var wanted in (string?[])[command.Who, command.Whom, isState ? null : command.Held])
        {
            var (reference, problem) = wanted is null
                ? (null, null)
                : await new ReferenceRoll(vault).FindAsync(wanted, standing, s_entity, ct);
            if (problem is not null) return (null, problem);
            entities.Add(reference?.ToString());
        }

        return (
            new Asked(
                standing,
                then,
                entities[0],
                entities[1],
                isState ? command.Held : entities[2],
                string.IsNullOrWhiteSpace(command.Method) ? null : command.Method,
                Days.Of(command.During)),
            null);
    }

    private sealed record Asked(
        Standing Standing,
        KnownThen Then,
        string? Who,
        string? Whom,
        string? Held,
        string? Method,
        Days? During);
}
