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

        var (said, leftOut) = await SaidAsync(
            standing.Id, place, then.SizeAsked, command.WithRestricted, ct);
        var count = 0L;
        foreach (var one in said.Take((int)Math.Min(command.Limit, int.MaxValue)))
        {
            count++;
            yield return new CommandEvent.Row(one.ToJson([.. said.Where(one.IsDisputedBy)]));
        }

        if (said.Count > count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["count"] = count,
            ["restricted_left_out"] = leftOut,
        });
    }

    /// <summary>
    /// By place, then by day; what is open at the beginning comes first, what is open at the end last.
    /// </summary>
    private async Task<(List<SaidControl> Said, long LeftOut)> SaidAsync(
        CaseId @case, PlaceId? place, long? size, bool withRestricted, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPropositions();
        var readings = db.ClaimReadings.At(size)
            .Where(row => row.Case == @case && row.Type == PropositionTypes.Control);
        if (place is not null) readings = readings.Where(row => row.Place == place);
        var rows = await readings.ToListAsync(ct);
        var hidden = withRestricted ? [] : await vault.Views.HiddenAsync(@case, ct);
        var shown = rows.Where(row => row.Item is not { } item || !hidden.Contains(item)).ToList();
        var claims = await ClaimsAsync([.. shown.Select(row => row.Id)], size, ct);
        List<SaidControl> said =
        [
            .. shown.Where(row => row.Id is { } id && claims.ContainsKey(id))
                .Select(row => new SaidControl(claims[row.Id!.Value], row))
                .OrderBy(one => one.PlaceKey, StringComparer.Ordinal)
                .ThenBy(one => one.Reading.Earliest, StringComparer.Ordinal)
                .ThenBy(one => one.Reading.Latest ?? NoLastDay, StringComparer.Ordinal)
                .ThenBy(one => one.Reading.FromIndex),
        ];
        return (said, rows.Count - shown.Count);
    }

    private async Task<Dictionary<ClaimId, ClaimView>> ClaimsAsync(
        IReadOnlyList<ClaimId?> ids, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        var rows = await db.Claims.At(size).Where(row => ids.Contains(row.Id)).ToListAsync(ct);
        return rows.ToDictionary(row => row.Id!.Value);
    }
}
