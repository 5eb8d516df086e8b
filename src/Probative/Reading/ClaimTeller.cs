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
            var withdrawn = await ClaimWithdrawals.OfAsync(vault, ids, null, ct);
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
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        if (await ThenAsync(claim, then.SizeAsked, ct) is not { } known)
            return Answer.Refused(KnownThen.NotKnown("this claim", command.AsOf!));
        ClaimId[] ids = known.Id is { } id ? [id] : [];
        var readings = await new ClaimReadings(vault).OfAsync(ids, then.SizeAsked, ct);
        var withdrawn = await ClaimWithdrawals.OfAsync(vault, ids, then.SizeAsked, ct);
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["claim"] = ClaimWithdrawals.ToJson(known, readings, withdrawn),
            ["takes_back"] = await ClaimWithdrawals.ByAsync(
                vault, known, then.SizeAsked, command.WithRestricted, ct),
            ["earlier_readings"] = await new ClaimReadings(vault).BeforeAsync(ids, then.SizeAsked, ct),
            ["corrections"] = await CorrectionsAsync(known, then.Size, ct),
        });
    }

    /// <summary>The claim as it stood then; null when it was not on the record yet.</summary>
    private async Task<ClaimView?> ThenAsync(ClaimView claim, long? size, CancellationToken ct)
    {
        if (size is null) return claim;
        await using var db = vault.Views.OpenClaims();
        return await db.Claims.At(size).FirstOrDefaultAsync(
            row => row.Id == claim.Id && row.Case == claim.Case, ct);
    }

    private async Task<JsonArray> CorrectionsAsync(ClaimView claim, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenKeeping();
        var rows = db.Corrections.Where(row => row.Case == claim.Case
            && row.CorrectsIndex == claim.Index && row.FromIndex < size);
        return
        [
            .. (await rows.OrderBy(row => row.FromIndex).ToListAsync(ct)).Select(CorrectionShape.ToJson),
        ];
    }
}
