using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Handover;

/// <summary>Lists the handovers of a case; one that was begun and not completed is listed as that.</summary>
public sealed class HandoverLister(IVault vault) : ICommandHandler<ListHandovers>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListHandovers command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Case)!).Events())
                yield return refused;
            yield break;
        }

        var (then, problem) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        await using var db = vault.Views.OpenHandovers();
        var made = db.Handovers.At(then.SizeAsked)
            .Where(row => row.Case == standing.Id).OrderBy(row => row.Index);
        var count = 0L;
        await foreach (var row in made.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(ToJson(row));
        }

        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing.ToJson(), ["as_of"] = then.ToJson(), ["count"] = count,
            });
    }

    private static JsonObject ToJson(HandoverView row) => new()
    {
        ["index"] = row.Index,
        ["number"] = row.Number,
        ["to"] = row.To,
        ["purpose"] = row.Purpose,
        ["manifest_sha256"] = row.ManifestSha256?.ToHex(),
        ["previous"] = row.Previous?.ToHex(),
        ["items"] = row.Items,
        ["withheld_facts"] = row.WithheldFacts,
        ["withheld_fields"] = row.WithheldFields,
        ["finished"] = row.IsFinished,
        ["finished_at"] = FactJson.Time(row.FinishedAt),
        ["recorded_at"] = FactJson.Time(row.RecordedAt),
        ["actor"] = row.Actor,
    };
}
