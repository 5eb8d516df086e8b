using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>
/// Tells the custody of an item *since its intake*, step by step, in the order of the log. What came before
/// is told as what it is: somebody's statement.
/// </summary>
public sealed class CustodyTeller(IVault vault) : ICommandHandler<ShowHistory>
{
    private const string Scope =
        "Custody since intake. What came before stands as stated by others; this record does not show it. "
        + "Times are those of the operator's clock, which is no evidence.";

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ShowHistory command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Item)!).Events())
                yield return refused;
            yield break;
        }

        var steps = new List<(long Index, JsonObject Step)>();
        var before = new JsonArray();
        await ReadItemsAsync(item, steps, before, ct);
        await ReadClaimsAsync(item, steps, ct);
        await ReadObservationsAsync(item, steps, ct);
        await ReadPositionReviewsAsync(item, steps, ct);
        await ReadHandoversAsync(item, steps, ct);
        steps.AddRange(await new KeepingSteps(vault).OfAsync(item, ct));
        await ReadExaminationsAsync(item, steps, ct);
        foreach (var (_, step) in steps.OrderBy(step => step.Index)) yield return new CommandEvent.Row(step);
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["item"] = ItemShape.ToJson(item),
            ["before_intake"] = before,
            ["scope"] = Scope,
            ["checkpoint"] = Published.ToJson(vault),
        });
    }

    private async Task ReadItemsAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, JsonArray before, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        var receipts =
            db.Acquisitions.Current().Where(row => row.Item == item.Id).OrderBy(row => row.Index);
        foreach (var receipt in await receipts.ToListAsync(ct))
        {
            before.Add(new JsonObject
            {
                ["as_stated_by"] = receipt.From,
                ["how"] = receipt.How,
                ["received"] = receipt.Received,
                ["conditions"] = receipt.Conditions,
                ["consent"] = receipt.Consent,
                ["index"] = receipt.Index,
            });
            var what = receipt.IsIntake ? "taken in" : "received again";
            var step = CustodyStep.Of(receipt.Index, receipt.Number, what, receipt.RecordedAt, receipt.Actor);
            step["name"] = receipt.Name;
            steps.Add((receipt.Index, step));
        }

        var appearances =
            db.Appearances.Current().Where(row => row.Item == item.Id).OrderBy(row => row.Index);
        foreach (var seen in await appearances.ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                seen.Index, seen.Number, "appearance recorded", seen.RecordedAt, seen.Actor);
            step["source"] = seen.Source;
            step["url"] = seen.Url;
            steps.Add((seen.Index, step));
        }
    }

    private async Task ReadClaimsAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        var claims = db.Claims.Current().Where(row => row.Item == item.Id).OrderBy(row => row.Index);
        foreach (var claim in await claims.ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                claim.Index, claim.Number, "claim recorded", claim.RecordedAt, claim.Actor);
            step["claim"] = ClaimShape.ToJson(claim);
            steps.Add((claim.Index, step));
        }
    }

    private async Task ReadObservationsAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, CancellationToken ct)
    {
        await using var db = vault.Views.OpenObservations();
        foreach (var row in await db.Observations.Where(row => row.Item == item.Id).ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                row.FromIndex, row.Number, "observation recorded", row.RecordedAt, row.Actor);
            step["observation"] = ObservationShape.ToJson(row);
            steps.Add((row.FromIndex, step));
        }
    }

    private async Task ReadPositionReviewsAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPositions();
        foreach (var row in await db.Reviews.Where(row => row.Item == item.Id).ToListAsync(ct))
        {
            var what = row.IsShown ? "position reviewed: may be shown" : "position reviewed: kept hidden";
            var step = CustodyStep.Of(row.FromIndex, row.Number, what, row.RecordedAt, row.Actor);
            step["source"] = row.Source;
            step["reason"] = row.Reason;
            steps.Add((row.FromIndex, step));
        }
    }

    private async Task ReadExaminationsAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        foreach (var row in await db.Examinations.Where(row => row.Item == item.Id).ToListAsync(ct))
        {
            var step = CustodyStep.Of(row.FromIndex, row.Number, "examined", row.RecordedAt, row.Actor);
            step["examination"] = row.Examination;
            step["outcome"] = row.Outcome;
            step["output"] = row.Output?.ToHex();
            steps.Add((row.FromIndex, step));
        }
    }

    private async Task ReadHandoversAsync(
        ItemView item, List<(long Index, JsonObject Step)> steps, CancellationToken ct)
    {
        await using var db = vault.Views.OpenHandovers();
        var handovers = db.Handovers.Current().Where(row => row.Case == item.Case).OrderBy(row => row.Index);
        foreach (var handover in await handovers.ToListAsync(ct))
        {
            if (item.Sha256 is not { } sha256 || handover.ManifestSha256 is not { } manifest) continue;
            if (!await PackageManifest.HoldsItemAsync(vault, manifest, sha256, ct)) continue;
            var step = CustodyStep.Of(
                handover.Index,
                handover.Number,
                handover.IsFinished ? "handed over" : "put into a package that was not completed",
                handover.RecordedAt,
                handover.Actor);
            step["to"] = handover.To;
            step["purpose"] = handover.Purpose;
            step["manifest_sha256"] = manifest.ToHex();
            steps.Add((handover.Index, step));
        }
    }
}
