using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Reading.Propositions;

/// <summary>
/// Tells who is said to hold a place, when, and by whom it is said: in the order of the days, each with what
/// is said against it. Nothing is decided: what two say of the same days stands side by side.
/// </summary>
public sealed class ControlLister(IVault vault) : ICommandHandler<ListControl>
{
    // Behind every day, as text.
    private const string NoLastDay = "~";

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListControl command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        var problem = found.ToProblem(command.Case);
        PlaceId? place = null;
        if (found is CaseFound.One(var member) && command.Place is { } wanted)
        {
            (var reference, problem) = await new ReferenceRoll(vault).FindAsync(
                wanted, member, [NodeKind.Place], ct);
            place = reference is { } there ? new PlaceId(there.Id) : null;
        }

        KnownThen? then = null;
        if (problem is null && found is CaseFound.One(var of))
            (then, problem) = await KnownThen.FindAsync(vault, of.Id, command.AsOf, ct);
        if (problem is not null || then is null || found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var (held, leftOut) = await HeldAsync(
            standing.Id, place, then.SizeAsked, command.WithRestricted, ct);
        var page = held.Take((int)Math.Min(command.Limit, int.MaxValue)).ToList();
        var said = await SaidAsync(page, held, then.SizeAsked, ct);
        var count = 0L;
        foreach (var row in page)
        {
            if (!said.TryGetValue(row.FromIndex, out var one)) continue;
            count++;
            yield return new CommandEvent.Row(one.ToJson([.. said.Values.Where(one.IsDisputedBy)]));
        }

        if (held.Count > page.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["count"] = count,
            ["restricted_left_out"] = leftOut,
        });
    }

    /// <summary>
    /// By place, then by day; what is open at the beginning comes first, what is open at the end last. Only
    /// what they are ordered by is read.
    /// </summary>
    private async Task<(List<HeldPlace> Held, long LeftOut)> HeldAsync(
        CaseId @case, PlaceId? place, long? size, bool withRestricted, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPropositions();
        var readings = db.ClaimReadings.At(size)
            .Where(row => row.Case == @case && row.Type == PropositionTypes.Control);
        if (place is not null) readings = readings.Where(row => row.Place == place);
        var rows = await readings.Select(row => new HeldPlace(
            row.FromIndex, row.Id, row.Item, row.Place, row.Earliest, row.Latest,
            row.Place == null ? row.Proposition : null)).ToListAsync(ct);
        var hidden = await vault.Views.HiddenAsync(@case, withRestricted, ct);
        var shown = rows.Where(row => row.Item is not { } item || !hidden.Contains(item)).ToList();
        List<HeldPlace> held =
        [
            .. shown.Where(row => row.Id is not null)
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .ThenBy(row => row.Earliest, StringComparer.Ordinal)
                .ThenBy(row => row.Latest ?? NoLastDay, StringComparer.Ordinal)
                .ThenBy(row => row.FromIndex),
        ];
        return (held, rows.Count - shown.Count);
    }

    /// <summary>What stands on a page, with all that is said of the same places, by the reading.</summary>
    private async Task<SortedDictionary<long, SaidControl>> SaidAsync(
        List<HeldPlace> page, List<HeldPlace> held, long? size, CancellationToken ct)
    {
        var places = page.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        Id[] ids =
        [
            .. held.Where(one => places.Contains(one.Key)).Select(one => one.Id!.Value.Value).Distinct(),
        ];
        await using var db = vault.Views.OpenPropositions();
        var readings = await db.ClaimReadings.WithIds("Id", ids).At(size).ToListAsync(ct);
        await using var claimsDb = vault.Views.OpenClaims();
        var claims = (await claimsDb.Claims.WithIds("Id", ids).At(size).ToListAsync(ct))
            .ToDictionary(row => row.Id!.Value);
        SortedDictionary<long, SaidControl> said = [];
        foreach (var reading in readings.Where(row => row.Id is { } id && claims.ContainsKey(id)))
            said.TryAdd(reading.FromIndex, new SaidControl(claims[reading.Id!.Value], reading));
        return said;
    }
}
