using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Handover.Plan;

/// <summary>
/// What stands against handing an item over until somebody decides: conditions that bind, and a withdrawal of
/// consent that nobody has decided about. An item that is withheld stands in nobody's way.
/// </summary>
internal static class TermProblems
{
    private const int ItemsTold = 20;

    public static IEnumerable<Problem> Of(CaseSurvey survey)
    {
        var bound = survey.Items.Values
            .Where(item => item.IsShown && item.Terms.BindingReceipts.Count > 0).ToList();
        var undecided = survey.Items.Values.Where(item => item.IsShown && item.Terms.IsUndecided).ToList();
        foreach (var item in bound.Take(ItemsTold)) yield return ConditionsBind(item);
        if (bound.Count > ItemsTold) yield return More("conditions-bind", bound.Count - ItemsTold);
        foreach (var item in undecided.Take(ItemsTold)) yield return Undecided(item);
        if (undecided.Count > ItemsTold) yield return More("consent-withdrawn", undecided.Count - ItemsTold);
    }

    private static Problem ConditionsBind(SurveyedItem item)
    {
        var receipts = string.Join(
            ", ", item.Terms.BindingReceipts.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return new Problem(
            "conditions-bind",
            item.Id.ToString(),
            $"The item {item.Id} was given under conditions that nobody has released (fact {receipts} of the "
            + "case). No package was made.",
            "Read them (`probative show ITEM`). If they are met: `probative condition release ITEM --reason "
            + "...`; otherwise hand over again with --withhold ITEM --reason ...");
    }

    private static Problem Undecided(SurveyedItem item) => new(
        "consent-withdrawn",
        item.Id.ToString(),
        $"Consent for the item {item.Id} was withdrawn, and nobody has decided what becomes of it. No "
        + "package was made.",
        "Hand over again with --withhold ITEM --reason ...; or decide first: destroy it, `probative "
        + "restrict`, or `probative consent keep`.");

    private static Problem More(string code, int more) => new(
        code,
        null,
        $"{more.ToString(CultureInfo.InvariantCulture)} more items stand against this handover in the same "
        + "way.",
        "Withhold them, or choose what leaves with --select.");
}
