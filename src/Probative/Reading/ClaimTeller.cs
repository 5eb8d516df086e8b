using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;
using Probative.Reading.Propositions;

namespace Probative.Reading;

/// <summary>
/// Tells claims as they were recorded: whose words, with their hedges, and where they stand.
/// </summary>
public sealed class ClaimTeller(IVault vault) : ICommandHandler<ListClaims>, ICommandHandler<ShowClaim>
{
    // Claims whose readings are looked up at once.
    private const int ChunkRows = 500;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListClaims command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, item, problem) = await new ItemRoll(vault).FindItemOrCaseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        await using var db = vault.Views.OpenClaims();
        var claims = db.Claims.Current().Where(claim => claim.Case == standing!.Id);
        if (item is { } itemId) claims = claims.Where(claim => claim.Item == itemId);
        var hidden = await vault.Views.HiddenAsync(standing!.Id, command.WithRestricted, ct);
        var count = 0L;
        var ordered = claims.OrderBy(row => row.Index).AsAsyncEnumerable();
        await foreach (var chunk in ordered.Chunk(ChunkRows).WithCancellation(ct))
        {
            var shown = chunk.Where(row => row.Item is not { } within || !hidden.Contains(within)).ToList();
            ClaimId[] ids = [.. shown.Select(row => row.Id).OfType<ClaimId>()];
            var readings = await new ClaimReadings(vault).OfAsync(ids, null, ct);
            var withdrawn = await ClaimWithdrawals.OfAsync(vault, ids, ct);
            foreach (var claim in shown)
            {
                if (++count > command.Limit) break;
                yield return new CommandEvent.Row(ClaimWithdrawals.ToJson(claim, readings, withdrawn));
            }

            if (count <= command.Limit) continue;
            yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
            break;
        }

        var leftOut = 0L;
        foreach (var some in hidden.Select(within => (ItemId?)within).Chunk(ChunkRows))
            leftOut += await claims.LongCountAsync(row => some.Contains(row.Item), ct);

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

    private async Task<Answer> ShowAsync(ShowClaim command, CancellationToken ct)
    {
        var (claim, standing, problem) = await new ClaimRoll(vault).FindAsync(
            command.Claim, command.Case, command.By, command.WithRestricted, ct);
        if (claim is null || standing is null) return Answer.Refused(problem!);
        ClaimId[] ids = claim.Id is { } id ? [id] : [];
        var readings = await new ClaimReadings(vault).OfAsync(ids, null, ct);
        var withdrawn = await ClaimWithdrawals.OfAsync(vault, ids, ct);
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["claim"] = ClaimWithdrawals.ToJson(claim, readings, withdrawn),
        });
    }
}
