using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Preservation;

namespace Probative.Reading;

/// <summary>
/// Records claims. The quote is read again from the item's bytes at its offsets before the fact is written:
/// no claim without a passage, and the quote equals the bytes.
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

        var scan = new TextScan(command.Quote, command.Hedges);
        await ItemText.ScanAsync(vault, sha256, scan, ct);
        problems.AddRange(ClaimForm.MissingHedges(command.Hedges, scan));
        var (passage, problem) = PassageChoice.Choose(command, scan);
        if (problem is not null) problems.Add(problem);
        if (passage is null || problems.Count > 0) return Answer.Refused(problems);

        await CompareAsync(sha256, passage, command.Quote, ct);
        return await AppendAsync(command, item, standing, passage, ct);
    }

    private async Task<Answer> AppendAsync(
        RecordClaim command, ItemView item, Standing standing, Occurrence passage, CancellationToken ct)
    {
        var claim = new ClaimRecorded
        {
            Claim = ClaimId.New(),
            Item = item.Id,
            Start = passage.Start,
            End = passage.End,
            Quote = command.Quote,
            Speakers = command.Speakers,
            Hedges = command.Hedges,
            Polarity = command.Denies ? "denies" : "asserts",
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, claim, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["claim"] = new JsonObject
                {
                    ["id"] = claim.Claim.ToString(),
                    ["item"] = item.Id.ToString(),
                    ["index"] = where.Index,
                    ["number"] = where.Number,
                    ["start"] = claim.Start,
                    ["end"] = claim.End,
                    ["quote"] = claim.Quote,
                    ["speakers"] = new JsonArray([.. claim.Speakers.Select(text => JsonValue.Create(text))]),
                    ["hedges"] = new JsonArray([.. claim.Hedges.Select(text => JsonValue.Create(text))]),
                    ["polarity"] = claim.Polarity,
                },
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
    }
}
