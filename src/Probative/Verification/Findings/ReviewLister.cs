using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Verification.Findings;

/// <summary>
/// Tells what waits for a second person: opinions that who asks owes, signed findings that nobody reviewed,
/// and disagreements that nothing was decided about.
/// </summary>
public sealed class ReviewLister(IVault vault) : ICommandHandler<ListReviews>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListReviews command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var book = await FindingBook.OpenAsync(vault, cases, null, ct);
        List<JsonObject> rows = [.. book.Folders.SelectMany(Owed)];
        var leftOut = 0L;
        foreach (var folder in book.Folders.Where(folder => folder.IsHeld && !book.Hides(folder)))
        {
            if (Waiting(folder).ToList() is not { Count: > 0 } waiting) continue;
            if (!command.WithRestricted && book.IsRestricted(folder)) leftOut++;
            else rows.AddRange(waiting);
        }

        foreach (var row in rows.Take((int)Math.Min(command.Limit, int.MaxValue)))
            yield return new CommandEvent.Row(row);
        if (rows.Count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["count"] = Math.Min(rows.Count, command.Limit), ["restricted_left_out"] = leftOut,
        });
    }

    /// <summary>What who asks was asked: never what the finding says.</summary>
    private static IEnumerable<JsonObject> Owed(FindingFolder folder) => folder.Opinions
        .Where(row => row.AnswerNumber is null && row.Asked == folder.Standing.Pseudonym)
        .Select(row => Row(
            "blind-opinion",
            folder,
            null,
            row,
            [],
            row.RecordedAt,
            $"Look at {row.About} and answer (`probative finding answer-blind {folder.Finding.Id}`); the "
            + "finding is hidden from you until then."));

    private static IEnumerable<JsonObject> Waiting(FindingFolder folder)
    {
        if (folder.Reviews.Count == 0)
        {
            var isOwn = folder.IsOwnOf(folder.Standing.Pseudonym);
            yield return Row(
                "review",
                folder,
                folder.Finding.Text,
                null,
                [],
                folder.Finding.SignedAt,
                isOwn
                    ? "Somebody else reviews it: you drafted or signed it."
                    : $"Say what you think of it (`probative finding review {folder.Finding.Id}`).");
        }

        if (folder.OpenDisagreements is { Count: > 0 } open)
        {
            yield return Row(
                "disagreement",
                folder,
                folder.Finding.Text,
                null,
                open,
                folder.Finding.SignedAt,
                "Decide, with the reason, and nothing is edited "
                + $"(`probative finding resolve {folder.Finding.Id}`).");
        }
    }

    private static JsonObject Row(
        string what,
        FindingFolder folder,
        string? text,
        BlindOpinionView? asked,
        IReadOnlyList<long> opinions,
        DateTimeOffset? since,
        string toDo) => new()
    {
        ["what"] = what,
        ["case"] = folder.Standing.ToJson(),
        ["finding"] = folder.Finding.Id.ToString(),
        ["text"] = text,
        ["about"] = asked?.About,
        ["question"] = asked?.Question,
        ["asked_by"] = asked?.Actor,
        ["opinions"] = FindingShape.Numbers(opinions),
        ["since"] = FactJson.Time(since),
        ["own"] = folder.IsOwnOf(folder.Standing.Pseudonym),
        ["to_do"] = toDo,
    };
}
