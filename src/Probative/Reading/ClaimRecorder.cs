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
    private const int ListLengthMax = 100;

    public IAsyncEnumerable<CommandEvent> RunAsync(RecordClaim command, CancellationToken ct) =>
        Answer.StreamAsync(RecordAsync(command, ct));

    private async Task<Answer> RecordAsync(RecordClaim command, CancellationToken ct)
    {
        List<Problem> problems = [.. Validate(command)];
        if (problems.Count > 0) return Answer.Refused(problems);

        var found = await new ItemRoll(vault).FindAsync(command.Item, command.Case, command.By, ct);
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
        await using (var bytes = Open(sha256))
        {
            RequireDigest(sha256, await scan.RunAsync(bytes, ct));
        }

        problems.AddRange(MissingHedges(command, scan));
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

    private Stream Open(Hash32 sha256) => vault.Items.OpenRead(sha256) ?? throw new IntegrityException(
        "item-missing",
        $"The bytes of an item are not in the vault: {vault.Items.PathOf(sha256)}",
        "Run `probative check`, and restore the file from a backup.");

    private void RequireDigest(Hash32 sha256, Hash32 read)
    {
        if (read == sha256) return;
        throw new IntegrityException(
            "item-damaged",
            $"The bytes of an item are not those that were received: {vault.Items.PathOf(sha256)}",
            "Run `probative check`, and restore the file from a backup.");
    }

    /// <summary>Reads the passage once more, by its offsets alone.</summary>
    private async Task CompareAsync(Hash32 sha256, Occurrence passage, string quote, CancellationToken ct)
    {
        await using var bytes = Open(sha256);
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

        if (command.Speakers.Count == 0)
        {
            yield return new Problem(
                "no-speaker",
                null,
                "It was not said who says so.",
                "Give --by: the outlet, then whom it quotes.");
        }

        if (command.Speakers.Count > ListLengthMax || command.Hedges.Count > ListLengthMax)
        {
            yield return new Problem(
                "bad-value",
                null,
                $"A claim has at most {ListLengthMax} speakers and hedges.",
                "Record several claims.");
        }

        if (command.Speakers.Concat(command.Hedges).Any(text => string.IsNullOrWhiteSpace(text)
            || text.Length > TextLengthMax))
        {
            yield return new Problem(
                "bad-value",
                null,
                "A speaker or a hedge is empty or too long.",
                "Leave it out, or say it in words.");
        }

        if (command is { Occurrence: not null, At: not null })
        {
            yield return new Problem(
                "bad-value", null, "--occurrence and --at both choose a passage.", "Give one of them.");
        }
    }

    private static IEnumerable<Problem> MissingHedges(RecordClaim command, TextScan scan) => command.Hedges
        .Where((_, index) => !scan.IsHedgeFound(index))
        .Select(hedge => new Problem(
            "hedge-not-in-text",
            null,
            $"The words \"{hedge}\" are not in the item.",
            "A hedge is the speaker's own: copy it from the text, to the letter."));
}
