using Probative.Kernel.Commands;

namespace Probative.Handover.Plan;

/// <summary>What a person is told when a handover cannot be planned as asked.</summary>
internal static class PlanProblems
{
    public static Problem NotAnItem(string text) => new(
        "item-not-found",
        text,
        $"\"{text}\" is neither an item's id nor a SHA-256, nor at least four digits of one.",
        "`probative list items --case CASE` shows them; choose by name with --select name:PATTERN.");

    public static Problem UnknownItem(ItemKey key) => new(
        "item-not-found",
        key.Digits,
        $"The case has no item {key.Digits}.",
        "`probative list items --case CASE` shows them.");

    public static Problem SeveralItems(ItemKey key) => new(
        "item-ambiguous",
        key.Digits,
        $"Several items of the case begin with {key.Digits}.",
        "Give more digits.");

    public static Problem NothingChosen() => new(
        "nothing-chosen",
        null,
        "No item of the case has such a name.",
        "`probative list items --case CASE` shows the names; a pattern has to match the whole name.");

    public static Problem NothingLeft() => new(
        "nothing-chosen",
        null,
        "Every item that --select names is withheld, by --withhold or because it is restricted, so no item "
        + "would be handed over.",
        "Select another item, withhold less, or name a restricted item by itself; nothing was written.");

    public static Problem NotASelector(string option, string text) => new(
        "selector-form",
        text,
        $"\"{text}\" is not something that {option} can point at.",
        "Write a fact's number (12), an item's id, its name (name:PATTERN), a field of one fact (12:url), "
        + "a field of every fact about an item (ITEM:from), or a field of every fact (url).");

    public static Problem FieldsOnly(string option) => new(
        "selector-form",
        option,
        $"{option} opens fields, not whole facts or items.",
        "Write 12:url, ITEM:from, or url.");

    public static Problem NotAlone(string text) => new(
        "selector-form",
        text,
        $"--withhold {text} cannot be done: the field type is not withheld by itself, because without it "
        + "a fact cannot be read.",
        "Withhold the whole fact (its number, 12) or the whole item; nothing was written.");

    public static Problem Idle(string option, string text) => new(
        "selector-idle",
        text,
        $"{option} {text} applies to nothing in this case, so nothing was done.",
        "Look the number, item or field up with `probative history ITEM`; a slip here would let out what "
        + "you meant to keep.");

    public static Problem AlsoOpen(Question question) => new(
        "also-open",
        question.Place,
        $"{question.Withheld.Place} (field {question.Withheld.Field} of fact {question.Withheld.Fact}) is "
        + $"withheld, and what it says stands also, open, in {question.Place}. No package was made yet.",
        $"Add --withhold {question.Place} --reason ... to withhold that too, or --confirm "
        + $"{question.Place} to let it stand (--confirm {question.Field} for every fact), and hand over "
        + "again.");

    public static Problem MoreAlsoOpen(long more) => new(
        "also-open",
        null,
        $"{more} further field{(more == 1 ? "" : "s")} say{(more == 1 ? "s" : "")}, open, what is withheld.",
        "Decide for a field of every fact at once, for example --withhold source --reason ... or "
        + "--confirm source.");

    public static Problem TellsSecret(string option, Secret secret) => new(
        "leak-found",
        option,
        $"The text of {option} says what {secret.Place} says, which is withheld; it would leave with the "
        + "package.",
        "Word it differently.");
}
