using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Preservation;

namespace Probative.Examination;

/// <summary>
/// Makes the recorded examinations of an item again, and says where the result differs. Nothing is recorded:
/// this is what a second examiner does.
/// </summary>
public sealed class Replayer(IVault vault, Task<ExaminationList> asked, Func<Workbench> open)
    : ICommandHandler<ReplayExaminations>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ReplayExaminations command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing) || item.Sha256 is not { } sha256)
        {
            var why = found.ToProblem(command.Item) ?? Destroyed();
            foreach (var refused in Answer.Refused(why).Events()) yield return refused;
            yield break;
        }

        var path = vault.Items.PathOf(sha256);
        if (ItemExaminer.Look(path, item.Name) is not { } subject
            || ItemExaminer.DigestOf(path, ct) != sha256)
        {
            yield return new CommandEvent.Noted(ItemExaminer.Damaged(path));
            yield return new CommandEvent.Finished(Ending.DamageFound, null);
            yield break;
        }

        var (same, different, notCompared) = (0, 0, 0);
        await using var workbench = open();
        var list = await asked;
        var examiner = new ItemExaminer(list, workbench);
        foreach (var recorded in await RecordedAsync(item, ct))
        {
            var row = await CompareAsync(list, examiner, subject, recorded, ct);
            _ = (string?)row["replay"] switch
            {
                SameWord => same++,
                DifferentWord => different++,
                _ => notCompared++,
            };
            yield return new CommandEvent.Row(row);
        }

        if (different > 0) yield return new CommandEvent.Noted(Differs(different));
        yield return new CommandEvent.Finished(
            different > 0 ? Ending.DamageFound : Ending.Done,
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["item"] = ItemShape.ToJson(item),
                ["same"] = same,
                ["different"] = different,
                ["not_compared"] = notCompared,
                ["scope"] = Examiner.Scope,
            });
    }

    private const string SameWord = "same";
    private const string DifferentWord = "different";

    private async Task<List<ExaminationView>> RecordedAsync(ItemView item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        return await db.Examinations.Current()
            .Where(row => row.Item == item.Id).OrderBy(row => row.FromIndex).ToListAsync(ct);
    }

    private static async Task<JsonObject> CompareAsync(
        ExaminationList list,
        ItemExaminer examiner,
        Subject subject,
        ExaminationView recorded,
        CancellationToken ct)
    {
        var row = new JsonObject
        {
            ["examination"] = recorded.Examination,
            ["index"] = recorded.FromIndex,
            ["recorded_outcome"] = recorded.Outcome,
            ["recorded_output"] = recorded.Output?.ToHex(),
        };
        if (list.Asked?.Contains(recorded.Examination) is false)
            return Say(row, "not asked for", "Left out by --only, or by giving or leaving out --triage.");
        var examination = examiner.For(subject.Type)
            .FirstOrDefault(one => one.Name == recorded.Examination);
        if (examination is null) return Say(row, "not possible here", "Its program is not on this machine.");
        if (examination.Procedure.Digest != recorded.Procedure)
        {
            row["recorded_tools"] = recorded.Tools is { } tools ? JsonNode.Parse(tools) : null;
            row["tools"] = new JsonArray([.. examination.Procedure.Tools.Select(tool => (JsonNode?)tool)]);
            return Say(
                row,
                "another procedure",
                Given(examination, recorded)
                    ?? "Programs, versions or parameters differ from those of the record.");
        }

        var examined = await examiner.RunAsync(examination, subject, ct);
        row["outcome"] = examined.Word;
        row["output"] = examined.Output?.ToHex();
        var isSame = examined.Word == recorded.Outcome && KeptOf(examined).SequenceEqual(
            ExaminationShape.KeptBy(recorded.Output, recorded.Derivatives));
        return isSame
            ? Say(row, SameWord, "The same outcome and the same digests.")
            : Say(row, DifferentWord, "Another outcome, or another digest of what was made.");
    }

    /// <summary>
    /// What the operator would have to give to repeat it; null where that is not the reason.
    /// </summary>
    private static string? Given(IExamination examination, ExaminationView recorded) =>
        recorded is { Version: { } version, Parameters: { } parameters }
        && version == examination.Procedure.Version
        && JsonNode.Parse(parameters) is JsonObject then
            ? examination.Differs(then)
            : null;

    private static IEnumerable<Hash32> KeptOf(Examined examined)
    {
        if (examined.Output is { } output) yield return output;
        foreach (var made in examined.Made) yield return Hash32.Of(made.Bytes.Span);
    }

    private static JsonObject Say(JsonObject row, string replay, string says)
    {
        row["replay"] = replay;
        row["says"] = says;
        return row;
    }

    private static Problem Destroyed() => new(
        "item-destroyed",
        null,
        "What is recorded of this item was destroyed.",
        "There is nothing to examine.");

    private static Problem Differs(int count) => new(
        "replay-differs",
        null,
        $"{count} of the recorded examinations gave something else this time.",
        "Compare the reports (`probative show ITEM` names them); a processor or a library may differ.");
}
