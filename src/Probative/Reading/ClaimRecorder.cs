using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Preservation;
using Probative.Reading.Observations;

namespace Probative.Reading;

/// <summary>
/// Records claims: no claim without a passage or a moment. The quote of a passage is read again from the
/// item's bytes at its offsets before the fact is written, and a moment is held against the item's own frame
/// index.
/// </summary>
public sealed class ClaimRecorder(IVault vault) : ICommandHandler<RecordClaim>
{
    private const int TextLengthMax = 8_192;

    public IAsyncEnumerable<CommandEvent> RunAsync(RecordClaim command, CancellationToken ct) =>
        Answer.StreamAsync(RecordAsync(command, ct));

    private async Task<Answer> RecordAsync(RecordClaim command, CancellationToken ct)
    {
        List<Problem> problems = [.. Validate(command)];
        if (problems.Count > 0) return Answer.Refused(problems);

        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        if (item.Sha256 is not { } sha256)
        {
            return Answer.Refused(new Problem(
                "item-destroyed",
                null,
                "What is recorded of this item was destroyed.",
                "No claim can be read in it."));
        }

        return command.IsAtMoment
            ? await RecordAtMomentAsync(command, item, standing, ct)
            : await RecordInTextAsync(command, item, standing, sha256, ct);
    }

    private async Task<Answer> RecordInTextAsync(
        RecordClaim command, ItemView item, Standing standing, Hash32 sha256, CancellationToken ct)
    {
        var scan = new TextScan(command.Quote, command.Hedges);
        await ItemText.ScanAsync(vault, sha256, scan, ct);
        List<Problem> problems = [.. ClaimForm.MissingHedges(command.Hedges, scan)];
        var (passage, problem) = PassageChoice.Choose(command, scan);
        if (problem is not null) problems.Add(problem);
        if (passage is null || problems.Count > 0) return Answer.Refused(problems);

        await CompareAsync(sha256, passage, command.Quote, ct);
        return await AppendAsync(
            ToFact(command, item) with { Start = passage.Start, End = passage.End }, standing, ct);
    }

    private async Task<Answer> RecordAtMomentAsync(
        RecordClaim command, ItemView item, Standing standing, CancellationToken ct)
    {
        List<Problem> problems = [.. ClaimForm.MissingHedges(command.Hedges, command.Quote)];
        var (region, noRegion) = MomentChoice.RegionOf(command);
        var (moment, noMoment) = await MomentChoice.ChooseAsync(vault, item, command, ct);
        problems.AddRange(new[] { noRegion, noMoment }.OfType<Problem>());
        return problems.Count > 0
            ? Answer.Refused(problems)
            : await AppendAsync(
                ToFact(command, item) with { Moment = moment, Region = region }, standing, ct);
    }

    private static ClaimRecorded ToFact(RecordClaim command, ItemView item) => new()
    {
        Claim = ClaimId.New(),
        Item = item.Id,
        Start = null,
        End = null,
        Quote = command.Quote,
        Speakers = command.Speakers,
        Hedges = command.Hedges,
        Polarity = command.Denies ? "denies" : "asserts",
    };

    private async Task<Answer> AppendAsync(ClaimRecorded claim, Standing standing, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, claim, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenClaims();
        var row = await db.Claims.FirstAsync(one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["claim"] = ClaimShape.ToJson(row),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(claim.Type, where));
    }

    /// <summary>Reads the passage once more, by its offsets alone.</summary>
    private async Task CompareAsync(Hash32 sha256, Occurrence passage, string quote, CancellationToken ct)
    {
        await using var bytes = ItemText.Open(vault, sha256);
        bytes.Seek(passage.Start, SeekOrigin.Begin);
        var read = new byte[passage.End - passage.Start];
        await bytes.ReadExactlyAsync(read, ct);
        if (Encoding.UTF8.GetString(read) != quote)
            throw new InvalidOperationException("The offsets of a quote do not lead to the quote.");
    }

    private static IEnumerable<Problem> Validate(RecordClaim command)
    {
        if (command.Quote.Length is 0 or > TextLengthMax)
        {
            yield return new Problem(
                "bad-value",
                null,
                $"A quote has 1 to {TextLengthMax} characters.",
                "Copy the words from the item, to the letter.");
        }

        foreach (var problem in ClaimForm.Check(command.Speakers, command.Hedges)) yield return problem;
        if (command is { Occurrence: not null, At: not null })
        {
            yield return new Problem(
                "bad-value", null, "--occurrence and --at both choose a passage.", "Give one of them.");
        }

        if (command.IsAtMoment && (command.Occurrence ?? command.At) is not null)
        {
            yield return new Problem(
                "bad-value",
                null,
                "A passage and a moment are both given.",
                "Words of a text have a place in its bytes, those of a recording or a picture a moment.");
        }
    }
}
