using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using JsonValue = Probative.Ledger.Facts.JsonValue;

namespace Probative.Reading.Corrections;

/// <summary>
/// Corrects by appending: the fact stands, another says what its field should have said. It is of this stage
/// because a hedge is held against the text it was read in.
/// </summary>
public sealed class Corrector(IVault vault) : ICommandHandler<CorrectField>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(CorrectField command, CancellationToken ct) =>
        Answer.StreamAsync(CorrectAsync(command, ct));

    private async Task<Answer> CorrectAsync(CorrectField command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var own = await new CaseRoll(vault).OfAsync(command.By, ct);
        var named = await ReadAsync(command.Index, ct);
        var standing = own.FirstOrDefault(standing => standing.Id == named?.Case);
        if (named is null || standing is null)
            return Answer.Refused(CorrectionProblems.NoFact(command.Index));
        var (fact, problem) = await OriginalAsync(named, command.Field, ct);
        if (problem is not null) return Answer.Refused(problem);
        if (!Correctable.FieldsOf(fact.Type).Contains(command.Field))
            return Answer.Refused(CorrectionProblems.NotCorrectable(fact, command.Field));
        if (await ValueAsync(fact, command.Field, ct) is not { } was)
            return Answer.Refused(CorrectionProblems.Destroyed(command.Field));

        var (value, problems) =
            await new NewValue(vault).ReadAsync(fact, command.Field, command.Values, ct);
        if (problems.Count > 0) return Answer.Refused(problems);
        if (value.ToString() == was.ToString())
            return Answer.Refused(CorrectionProblems.Same(command.Field));
        return await AppendAsync(command, fact, standing, was, value);
    }

    private async Task<Answer> AppendAsync(
        CorrectField command, RecordedFact fact, Standing standing, JsonValue was, JsonValue value)
    {
        var corrected = new FieldCorrected
        {
            Item = fact.Fields.Id("item") is { } item ? new ItemId(item) : null,
            Corrects = fact.Number,
            CorrectsIndex = fact.Index,
            CorrectsLeaf = fact.LeafHash,
            Field = command.Field,
            Was = was,
            Value = value,
            Reason = command.Reason,
        };
        var where = await vault.Ledger.AppendAsync(
            standing.Id, corrected, standing.Pseudonym, CancellationToken.None);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["item"] = corrected.Item?.ToString(),
                ["fact"] = new JsonObject
                {
                    ["index"] = fact.Index,
                    ["number"] = fact.Number,
                    ["type"] = fact.Type,
                },
                ["field"] = corrected.Field,
                ["was"] = FactJson.ToNode(was),
                ["value"] = FactJson.ToNode(value),
                ["reason"] = corrected.Reason,
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(corrected.Type, where));
    }

    /// <summary>The fact whose field is meant: of a correction that which it corrects.</summary>
    private async Task<(RecordedFact Fact, Problem? Problem)> OriginalAsync(
        RecordedFact named, string field, CancellationToken ct)
    {
        if (named.Type != nameof(FieldCorrected)) return (named, null);
        if (named.Fields.Text("field") is not { } corrected
            || named.Fields.Count("corrects_index") is not { } index
            || await ReadAsync(index, ct) is not { } original
            || original.Case != named.Case)
        {
            return (named, CorrectionProblems.Destroyed(field));
        }

        return (original, corrected == field ? null : CorrectionProblems.OtherField(corrected));
    }

    /// <summary>What the field says now; null when that cannot be opened.</summary>
    private async Task<JsonValue?> ValueAsync(RecordedFact fact, string field, CancellationToken ct)
    {
        // A field that is gone cannot be corrected, even if an earlier correction of it still opens.
        if (fact.Fields.Value(field) is not { } own) return null;
        await using var db = vault.Views.OpenKeeping();
        var last = await db.Corrections.Current().FirstOrDefaultAsync(
            row => row.Case == fact.Case && row.CorrectsIndex == fact.Index && row.Field == field, ct);
        if (last is null) return own;
        return (await ReadAsync(last.FromIndex, ct))?.Fields.Value("value");
    }

    private async Task<RecordedFact?> ReadAsync(long index, CancellationToken ct)
    {
        if (index < 0 || index >= vault.Ledger.Size) return null;
        await foreach (var fact in vault.Ledger.ReadAsync(index, index + 1, ct)) return fact;
        return null;
    }
}
