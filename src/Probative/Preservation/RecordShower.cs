using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>
/// Shows what is recorded of one thing, all of it: a field that was not stated is null and is there.
/// </summary>
public sealed class RecordShower(IVault vault) : ICommandHandler<Show>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(Show command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(Show command, CancellationToken ct)
    {
        if (command.What.StartsWith(Show.FactPrefix, StringComparison.Ordinal))
            return await ShowFactAsync(command, ct);

        return await new TargetRoll(vault).FindAsync(command.What, command.Case, command.By, ct) switch
        {
            TargetFound.One({ Item: { } item, Standing: var standing }) =>
                await ShowItemAsync(command, item, standing, ct),
            TargetFound.One({ Standing: var standing }) => await ShowCaseAsync(command, standing, ct),
            TargetFound.Unclear(var problem) => Answer.Refused(problem),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<Answer> ShowItemAsync(
        Show command, ItemView item, Standing standing, CancellationToken ct)
    {
        var keeping = await new KeepingTeller(vault).OfAsync(new Target(standing, item), ct);
        if (keeping["restricted"] is not null && !command.WithRestricted)
            return Answer.Refused(new ItemFound.Hidden(item).ToProblem(command.What)!);
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        if (item.FromIndex >= then.Size) return Answer.Refused(KnownThen.NotKnown("this", command.AsOf!));
        await using var items = vault.Views.OpenItems();
        await using var claims = vault.Views.OpenClaims();
        var receipts = await items.Acquisitions.At(then.SizeAsked)
            .Where(row => row.Item == item.Id).OrderBy(row => row.Index).ToListAsync(ct);
        var appearances = await items.Appearances.At(then.SizeAsked)
            .Where(row => row.Item == item.Id).OrderBy(row => row.Index).ToListAsync(ct);
        var said = await claims.Claims.At(then.SizeAsked)
            .Where(row => row.Item == item.Id).OrderBy(row => row.Index).ToListAsync(ct);
        return Answer.Done(new JsonObject
        {
            ["kind"] = "item",
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["item"] = ItemShape.ToJson(item),
            ["receipts"] = new JsonArray([.. receipts.Select(ItemShape.ToJson)]),
            ["appearances"] = new JsonArray([.. appearances.Select(ItemShape.ToJson)]),
            ["claims"] = new JsonArray([.. said.Select(ClaimShape.ToJson)]),
            ["observations"] = await ObservationsAsync(item.Id, then.SizeAsked, ct),
            ["corrections"] = await CorrectionsAsync(standing, item.Id, then.Size, ct),
            ["keeping"] = keeping,
            ["examinations"] = await ExaminationsAsync(item.Id, then.SizeAsked, ct),
            ["path"] = item.Sha256 is { } sha256 ? vault.Items.PathOf(sha256) : null,
        });
    }

    private async Task<JsonArray> ObservationsAsync(ItemId item, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenObservations();
        var rows = db.Observations.At(size).Where(row => row.Item == item).OrderBy(row => row.FromIndex);
        return [.. (await rows.ToListAsync(ct)).Select(ObservationShape.ToJson)];
    }

    private async Task<JsonArray> ExaminationsAsync(ItemId item, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        var rows = db.Examinations.At(size).Where(row => row.Item == item).OrderBy(row => row.FromIndex);
        return [.. (await rows.ToListAsync(ct)).Select(row =>
        {
            var shape = ExaminationShape.ToJson(row);
            shape["path"] = row.Output is { } report ? vault.Derivatives.PathOf(report) : null;
            return shape;
        })];
    }

    private async Task<Answer> ShowCaseAsync(Show command, Standing standing, CancellationToken ct)
    {
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        var size = then.SizeAsked;
        await using var cases = vault.Views.OpenCases();
        await using var items = vault.Views.OpenItems();
        await using var claims = vault.Views.OpenClaims();
        await using var handovers = vault.Views.OpenHandovers();
        var row = await cases.Cases.At(size).FirstOrDefaultAsync(row => row.Id == standing.Id, ct);
        if (row is null) return Answer.Refused(KnownThen.NotKnown("this", command.AsOf!));
        var joined = await cases.CaseMembers.At(size)
            .Where(member => member.Case == standing.Id).OrderBy(member => member.FromIndex).ToListAsync(ct);
        return Answer.Done(new JsonObject
        {
            ["kind"] = "case",
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["purpose"] = row.Purpose,
            ["legal_basis"] = row.LegalBasis,
            ["review_date"] = row.ReviewDate,
            ["reviewed_at"] = FactJson.Time(row.ReviewedAt),
            ["opened_at"] = FactJson.Time(row.RecordedAt),
            ["opened_by"] = row.Actor,
            ["index"] = row.Index,
            ["members"] = new JsonArray([.. joined.Select(member => new JsonObject
            {
                ["pseudonym"] = member.Pseudonym,
                ["role"] = member.Role,
                ["joined_at"] = FactJson.Time(member.RecordedAt),
            })]),
            ["items"] = await items.Items.At(size).CountAsync(item => item.Case == standing.Id, ct),
            ["failures"] =
                await items.Failures.At(size).CountAsync(failed => failed.Case == standing.Id, ct),
            ["claims"] = await claims.Claims.At(size).CountAsync(claim => claim.Case == standing.Id, ct),
            ["handovers"] =
                await handovers.Handovers.At(size).CountAsync(made => made.Case == standing.Id, ct),
            ["corrections"] = await CorrectionsAsync(standing, null, then.Size, ct),
            ["keeping"] = await new KeepingTeller(vault).OfAsync(new Target(standing, null), ct),
        });
    }

    /// <summary>What was corrected of an item, or of the case itself, oldest first.</summary>
    private async Task<JsonArray> CorrectionsAsync(
        Standing standing, ItemId? item, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenKeeping();
        var corrections = db.Corrections.Where(
            row => row.Case == standing.Id && row.Item == item && row.FromIndex < size);
        return [.. (await corrections.OrderBy(row => row.FromIndex).ToListAsync(ct))
            .Select(CorrectionShape.ToJson)];
    }

    private async Task<Answer> ShowFactAsync(Show command, CancellationToken ct)
    {
        var digits = command.What[Show.FactPrefix.Length..];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                $"\"{command.What}\" names no fact.",
                "Write `fact:` and a log index: fact:17."));
        }

        var own = await new CaseRoll(vault).OfAsync(command.By, ct);
        var end = index < vault.Ledger.Size ? index + 1 : index;
        await foreach (var fact in vault.Ledger.ReadAsync(index, end, ct))
        {
            var standing = own.FirstOrDefault(standing => standing.Id == fact.Case);
            if (standing is null && fact.Case != vault.OwnSequence) break;
            if (standing is not null && HiddenFindings.Hides(
                fact, await new HiddenFindings(vault).OfAsync([standing], ct), standing.Pseudonym))
            {
                return Answer.Refused(HiddenFindings.NotYet());
            }

            return Answer.Done(new JsonObject
            {
                ["kind"] = "fact",
                ["fact"] = FactJson.ToJson(fact, standing?.ToJson()),
            });
        }

        return Answer.Refused(new Problem(
            "fact-not-found",
            null,
            $"There is no fact with the log index {digits} that you can see.",
            "`probative log` shows the indices."));
    }
}
