using System.Text;
using System.Text.Json.Nodes;
using Probative.Fingerprints.HashLists;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Matching;
using Probative.Matching.HashLists;
using Probative.Preservation;

namespace Probative.Handover.HashLists;

/// <summary>
/// Records that hashes are given out, and then gives them. A crash between the two leaves a record of a file
/// that was not made, never a file without a record.
/// </summary>
public sealed class HashesExporter(IVault vault, IOutlet outlet) : ICommandHandler<ExportHashes>
{
    /// <summary>Said beside what is given out.</summary>
    public const string GivesAway =
        "A PDQ hash is a small blurred likeness of a picture. Whoever has the picture, or one like it, can "
        + "tell by it that you have it too, and a rough likeness can be guessed out of it. What was given "
        + "out cannot be called back.";

    private const int ForLengthMax = 2_000;

    public IAsyncEnumerable<CommandEvent> RunAsync(ExportHashes command, CancellationToken ct) =>
        Answer.StreamAsync(ExportAsync(command, ct));

    private async Task<Answer> ExportAsync(ExportHashes command, CancellationToken ct)
    {
        if (HashListWords.Find(command.Format) is not { } format)
            return Answer.Refused(HashListProblems.NoFormat());
        if (!PlainWords.Are(command.For, ForLengthMax))
            return Answer.Refused(HashListProblems.Who("--for", ForLengthMax));
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        if (command.To is { } to && outlet.Refusal(to) is { } problem) return Answer.Refused(problem);
        var (standing, item, unfound) = await new ItemRoll(vault).FindItemOrCaseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (standing is null) return Answer.Refused(unfound!);
        var choice = await new ExportedPrints(vault).ChooseAsync(standing, item, command.WithRestricted, ct);
        var refusal = choice.Refusal(item) ?? (HashListWriter.IsOfOne(format) && choice.Prints.Count > 1
            ? OfOne(command.Format)
            : null);
        if (refusal is not null) return Answer.Refused(refusal);
        var names = command.WithNames ? await choice.NamesAsync(vault, standing, ct) : null;
        var (entries, unread) = choice.Read(vault, names);
        if (unread.Count > 0) return new Answer(Ending.DamageFound, null, Noted(unread));
        if (entries.Count > HashListReader.MostEntries) return Answer.Refused(TooMany());
        var bytes = HashListWriter.Write(format, entries);
        var fact = new HashesExported
        {
            For = command.For.Trim(),
            Reason = command.Reason.Trim(),
            Format = command.Format,
            Sha256 = Hash32.Of(bytes),
            Entries = entries.Count,
            WithNames = command.WithNames,
            Items = [.. choice.Prints.Select(kept => kept.Item)],
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        var result = Result(standing, fact, choice);
        await outlet.GiveAsync(command.To, Encoding.UTF8.GetString(bytes), result);
        var shown = names ?? await choice.NamesAsync(vault, standing, CancellationToken.None);
        return Answer.Done(
            result,
            [new CommandEvent.Recorded(fact.Type, where), .. Rows(fact, shown)]);
    }

    private JsonObject Result(Standing standing, HashesExported fact, ExportedChoice choice) => new()
    {
        ["case"] = standing.ToJson(),
        ["written"] = null,
        ["for"] = fact.For,
        ["format"] = fact.Format,
        ["entries"] = fact.Entries,
        ["sha256"] = fact.Sha256.ToHex(),
        ["with_names"] = fact.WithNames,
        ["items"] = fact.Items.Count,
        ["restricted_left_out"] = choice.RestrictedLeftOut,
        ["terms_left_out"] = choice.TermsLeftOut,
        ["gives_away"] = GivesAway,
        ["checkpoint"] = Published.ToJson(vault),
    };

    /// <summary>Which number in the file is which item: for the house, and not in the file.</summary>
    private static IEnumerable<CommandEvent> Rows(
        HashesExported fact, IReadOnlyDictionary<ItemId, string?> names) =>
        fact.Items.Select((item, at) => new CommandEvent.Row(new JsonObject
        {
            ["in_list"] = at + 1,
            ["item"] = new JsonObject { ["id"] = item.ToString(), ["name"] = names.GetValueOrDefault(item) },
        }));

    private static IReadOnlyList<CommandEvent> Noted(IEnumerable<ItemId> damaged) =>
        [.. damaged.Select(item => new CommandEvent.Noted(PrintProblems.Damaged(item)))];

    private static Problem OfOne(string format) => new(
        "one-film",
        null,
        $"A list in {format} is of one film or picture, and here are several.",
        "Name an item, or choose --format csv, which says of each hash which item it is of.");

    private static Problem TooMany() => new(
        "too-many-hashes",
        null,
        $"A list has at most {HashListReader.MostEntries} hashes.",
        "Give out items one by one.");
}
