using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>Finds what a person asked to destroy, all of it or nothing: every target in one case.</summary>
internal sealed class TargetChoice(IVault vault, Sequences sequences)
{
    private readonly HashSet<DestructionTarget> _seen = [];

    /// <summary>What was found, without repetitions.</summary>
    public List<DestructionTarget> Targets { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>The case of all of them; null while nothing was found.</summary>
    public CaseId? Case { get; private set; }

    public async Task FindAsync(RequestDestruction command, CancellationToken ct)
    {
        var items = await WholeIdsAsync(command, ct);
        foreach (var wanted in command.Targets)
        {
            if (Id.TryParse(wanted, out var id) && items.TryGetValue(id, out var @case))
                Take(wanted, @case, new DestructionTarget.Whole(new ItemId(id)));
            else if (IsField(wanted, out var index, out var field))
                await FindFieldAsync(wanted, index, field, ct);
            else
                await FindItemAsync(wanted, command, ct);
        }
    }

    /// <summary>
    /// The items of the member's cases among those that were named by their whole id. Asked once: a list of
    /// ten thousand ids is not ten thousand questions.
    /// </summary>
    private async Task<Dictionary<Id, CaseId>> WholeIdsAsync(RequestDestruction command, CancellationToken ct)
    {
        HashSet<string> wanted = [.. command.Targets.Where(target => Id.TryParse(target, out _))];
        if (wanted.Count < 2 || command.Case is not null) return [];
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenItems();
        CaseId[] cases = [.. sequences.Cases];
        var found = new Dictionary<Id, CaseId>();
        var rows = db.Items.Where(item => item.ToIndex == null && cases.Contains(item.Case))
            .Select(item => new { item.Id, item.Case });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Id is { } id && wanted.Contains(id.ToString())) found[id.Value] = row.Case;
        }

        return found;
    }

    private static bool IsField(string wanted, out long index, out string field)
    {
        var colon = wanted.IndexOf(':', StringComparison.Ordinal);
        index = 0;
        field = colon > 0 ? wanted[(colon + 1)..] : "";
        var digits = wanted.AsSpan(0, Math.Max(0, colon));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private async Task FindItemAsync(string wanted, RequestDestruction command, CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindAsync(wanted, command.Case, command.By, ct);
        if (found is ItemFound.One(var item, var standing) && item.Id is { } id)
            Take(wanted, standing.Id, new DestructionTarget.Whole(id));
        else
            Problems.Add(found.ToProblem(wanted)!);
    }

    private async Task FindFieldAsync(string wanted, long index, string field, CancellationToken ct)
    {
        var end = index < vault.Ledger.Size ? index + 1 : index;
        await foreach (var fact in vault.Ledger.ReadAsync(index, end, ct))
        {
            if (sequences.PseudonymIn(fact.Case) is null) break;
            if (fact.Fields.Value(field) is null || IsPadding(fact, field)) break;
            var isOwn = fact.Case == vault.OwnSequence;
            if (FieldRules.WhyItStays(fact, field, isOwn) is { } why)
            {
                Problems.Add(new Problem(
                    "field-stays",
                    null,
                    $"The field `{field}` of fact {index} cannot be destroyed by itself: it {why}.",
                    "To destroy all that is recorded of an item, name the item."));
                return;
            }

            Take(wanted, fact.Case, new DestructionTarget.Part(fact.Number, field));
            return;
        }

        Problems.Add(new Problem(
            "field-not-found",
            null,
            $"There is no field \"{wanted}\" that you can see.",
            "Write the log index and the name of the field as `probative log` shows them: 17:from."));
    }

    private static bool IsPadding(RecordedFact fact, string field) =>
        fact.Disclosures.Any(disclosure => disclosure.Name == field && disclosure.IsPadding);

    private void Take(string wanted, CaseId @case, DestructionTarget target)
    {
        if (Case is { } other && other != @case)
        {
            Problems.Add(new Problem(
                "several-cases",
                null,
                $"\"{wanted}\" is of another case than what was named before it.",
                "Ask for each case by itself: whoever approves has to be a member of it."));
            return;
        }

        Case = @case;
        if (_seen.Add(target)) Targets.Add(target);
    }
}
