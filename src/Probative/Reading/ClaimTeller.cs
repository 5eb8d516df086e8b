using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Preservation;

namespace Probative.Reading;

/// <summary>
/// Tells claims as they were recorded: whose words, with their hedges, and where they stand.
/// </summary>
public sealed class ClaimTeller(IVault vault) : ICommandHandler<ListClaims>, ICommandHandler<ShowClaim>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListClaims command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, item, problem) = await FindAsync(command, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        await using var db = vault.Views.OpenClaims();
        var claims = db.Claims.Current().Where(claim => claim.Case == standing!.Id);
        if (item is { } itemId) claims = claims.Where(claim => claim.Item == itemId);
        var hidden = command.WithRestricted ? [] : await HiddenAsync(standing!.Id, ct);
        var (count, leftOut) = (0L, 0L);
        await foreach (
            var claim in claims.OrderBy(row => row.Index).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (claim.Item is { } within && hidden.Contains(within))
            {
                leftOut++;
                continue;
            }

            // Past the limit only what is left out is still counted.
            if (count > command.Limit) continue;
            if (++count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
            else yield return new CommandEvent.Row(ClaimShape.ToJson(claim));
        }

        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing!.ToJson(),
                ["count"] = Math.Min(count, command.Limit),
                ["restricted_left_out"] = leftOut,
            });
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowClaim command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<(Standing? Standing, ItemId? Item, Problem? Problem)> FindAsync(
        ListClaims command, CancellationToken ct)
    {
        if (command.Item is { } wanted)
        {
            var item = await new ItemRoll(vault).FindShownAsync(
                wanted, command.Case, command.By, command.WithRestricted, ct);
            return item is ItemFound.One(var view, var holder)
                ? (holder, view.Id, null)
                : (null, null, item.ToProblem(wanted));
        }

        if (command.Case is not { } name)
        {
            return (null, null, new Problem(
                "nothing-named", null, "No case and no item was named.", "Give --case CASE or --item ITEM."));
        }

        var found = await new CaseRoll(vault).FindAsync(name, command.By, ct);
        return found is CaseFound.One(var standing) ? (standing, null, null) : (
            null, null, found.ToProblem(name));
    }

    private async Task<Answer> ShowAsync(ShowClaim command, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null) return Answer.Refused(problem);

        List<ClaimView> claims = IdPrefix.TryParse(command.Claim, out var prefix)
            ? await FindAsync(prefix, cases, ct)
            : [];
        return claims switch
        {
            [] => Answer.Refused(new Problem(
                "claim-not-found",
                null,
                $"There is no claim \"{command.Claim}\" in your cases.",
                "Give the id of a claim or its first four digits: `probative claim list --case CASE`.")),
            [{ Item: { } item }] when !command.WithRestricted && await IsHiddenAsync(item, ct) =>
                Answer.Refused(new Problem(
                    "item-restricted",
                    null,
                    $"The claim stands in the item {item}, which is restricted: kept, and hidden.",
                    "Give --restricted to see it all the same.")),
            [var claim] => Answer.Done(new JsonObject
            {
                ["case"] = cases.First(standing => standing.Id == claim.Case).ToJson(),
                ["claim"] = ClaimShape.ToJson(claim),
            }),
            _ => Answer.Refused(new Problem(
                "claim-ambiguous",
                null,
                $"\"{command.Claim}\" can be {string.Join(", or ", claims.Select(claim => claim.Id))}.",
                "Give more digits.")),
        };
    }

    private async Task<HashSet<ItemId>> HiddenAsync(CaseId @case, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return [.. await db.Restrictions.Standing()
            .Where(row => row.Case == @case).Select(row => row.Item).ToListAsync(ct)];
    }

    private async Task<bool> IsHiddenAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Restrictions.Standing().AnyAsync(row => row.Item == item, ct);
    }

    private async Task<List<ClaimView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of ClaimViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Claims
            .FromSql($"SELECT * FROM claim_v2 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(claim => ids.Contains(claim.Case))
            .OrderBy(claim => claim.Index)
            .Take(10)
            .ToListAsync(ct);
    }
}
