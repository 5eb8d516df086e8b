using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover.Receipts;

/// <summary>What a person is told when a receipt cannot be given as asked.</summary>
internal static class ReceiptProblems
{
    public static Problem OfWhat() => new(
        "receipt-of-what", null, "It was not said what the receipt is for.", "Give an ITEM, or --intake ID.");

    public static Problem NoIntake(string wanted) => new(
        "intake-not-found",
        null,
        $"There is no intake \"{wanted}\" in your cases.",
        "`probative add` and `probative show ITEM` tell the id of an intake: 32 hex digits.");

    public static Problem WhichIntake(IEnumerable<IntakeId> intakes) => new(
        "which-intake",
        null,
        "The item was given several times: " + string.Join(", ", intakes) + ".",
        "Give --intake ID: a receipt tells nobody what others gave.");

    public static Problem Nothing() => new(
        "receipt-of-nothing",
        null,
        "Nothing is recorded that such a receipt could be about.",
        "Look at the item with `probative history ITEM`.");

    public static Problem NotPublished() => new(
        "not-published",
        null,
        "What was given is recorded, and not yet in a signed checkpoint.",
        "Wait until the command that records it has ended, then ask again.");

    public static Problem False(string path) => new(
        "receipt-false",
        path,
        "What was written does not prove what it should. The receipt was removed.",
        "Check the disk that it was written to, run `probative check`, and ask again.");
}
