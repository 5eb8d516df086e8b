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
        var count = 0L;
        await foreach (
            var claim in claims.OrderBy(row => row.FromIndex).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(ClaimShape.ToJson(claim));
        }

        yield return new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["case"] = standing!.ToJson(), ["count"] = count });
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowClaim command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<(Standing? Standing, ItemId? Item, Problem? Problem)> FindAsync(
        ListClaims command, CancellationToken ct)
    {
        if (command.Item is { } wanted)
        {
            var item = await new ItemRoll(vault).FindAsync(wanted, command.Case, command.By, ct);
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

    private async Task<List<ClaimView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of ClaimViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Claims
            .FromSql($"SELECT * FROM claim_v1 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(claim => ids.Contains(claim.Case))
            .OrderBy(claim => claim.FromIndex)
            .Take(10)
            .ToListAsync(ct);
    }
}
