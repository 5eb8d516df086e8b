using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching.Lineage;

/// <summary>Tells the copies of an item: when each was seen, and what can derive from what.</summary>
public sealed class CopyGroupTeller(IVault vault) : ICommandHandler<ShowCopies>
{
    /// <summary>Said with every group.</summary>
    public const string Scope =
        "An arrow says what can derive from what, by signs that whoever edits can imitate; both can derive "
        + "from a third that is not here. A later post can be the longer and sharper copy. Nothing here is "
        + "\"the original\".";

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ShowCopies command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Item)!).Events())
                yield return refused;
            yield break;
        }

        var (matches, problem) = await CaseMatches.ReadAsync(
            vault, standing, null, command.WithRestricted, command.AsOf, ct);
        if (matches is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var then = matches.Then.SizeAsked;
        var whole = CopyGroup.Of(item.Id, matches.Standing);
        var shown = whole.Take((int)Math.Min(command.Limit, whole.Count)).ToHashSet();
        var prints = await new KeptPrints(vault).OfAsync(standing.Id, matches.Hidden, ct, then);
        var names = await new MatchRoll(vault).NamesAsync(standing.Id, shown.Select(one => (ItemId?)one), ct);
        var seen = await new SeenRoll(vault).OfAsync(standing, shown, then, ct);
        var sides = await CopySides.OfAsync(vault, standing, prints, names, then, ct);
        foreach (var one in SeenRoll.InOrder(shown, seen))
            yield return new CommandEvent.Row(Row(one, names, seen, sides.SizeOf(one)));
        if (shown.Count < whole.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        var arrows = matches.Standing
            .Where(row => shown.Contains(row.First!.Value) && shown.Contains(row.Second!.Value))
            .Select(row => Arrow(row, matches.JudgementOf(row), names, sides));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = matches.Then.ToJson(),
            ["item"] = item.Id.ToString(),
            ["count"] = shown.Count,
            ["items_of_group"] = whole.Count,
            ["earliest"] = EarliestSeen.Tell(seen, names, prints.Count),
            ["arrows"] = new JsonArray([.. arrows]),
            ["scope"] = $"{Scope} {MatchShape.Scope}",
        });
    }

    private static JsonObject Row(
        ItemId item,
        IReadOnlyDictionary<ItemId, string?> names,
        IReadOnlyList<AppearanceView> seen,
        PrintSize? size) => new()
    {
        ["id"] = item.ToString(),
        ["name"] = names.GetValueOrDefault(item),
        ["width"] = size?.Width,
        ["height"] = size?.Height,
        ["duration_ms"] = size?.DurationMilliseconds,
        ["appearances"] = new JsonArray(
            [.. seen.Where(one => one.Item == item).Select(one => EarliestSeen.ToJson(one, names))]),
    };

    private static JsonObject Arrow(
        MatchView match,
        MatchJudgementView? judged,
        IReadOnlyDictionary<ItemId, string?> names,
        CopySides sides)
    {
        var stretches = StretchForm.ReadStretches(match.Stretches) ?? [];
        var (first, second) = (match.First!.Value, match.Second!.Value);
        var signs = DerivationSigns.Of(
            stretches, sides[first], sides[second], sides.Detail(first, second, stretches));
        var told = MatchShape.ToJson(match, judged, names);
        return new JsonObject
        {
            ["match"] = match.Id?.ToString(),
            ["state"] = (string?)told["state"],
            ["first"] = told["first"]?.DeepClone(),
            ["second"] = told["second"]?.DeepClone(),
            ["says"] = told["says"]!.DeepClone(),
            ["direction"] = signs.Direction,
            ["second_from_first"] = Texts(signs.Forth),
            ["first_from_second"] = Texts(signs.Back),
            ["either"] = Texts(signs.Either),
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(one => JsonValue.Create(one))]);
}
