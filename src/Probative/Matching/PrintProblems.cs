using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>What can be wrong with what items are compared by.</summary>
internal static class PrintProblems
{
    public static Problem Damaged(ItemId item) => new(
        "print-damaged",
        item.ToString(),
        "The print of this item is not there, or its bytes are not those on the record.",
        "`probative check` tells what is damaged; examining the item again makes another print.");

    public static Problem None(ItemId? only) => new(
        ItemMatcher.NoPrintsCode,
        null,
        only is null
            ? "No item here has a print by which copies are found."
            : "This item has no print by which copies are found.",
        "Prints of pictures, video and sound are made by `probative examine`.");
}
