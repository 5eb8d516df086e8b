using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Handover.Receipts;

/// <summary>
/// Which facts are about what somebody gave: receipts of items, and for a whole intake also what could not be
/// taken in and how it ended. Appearances and claims are our own work, and what others gave is theirs.
/// </summary>
internal readonly record struct ReceiptScope(ItemId? Item, IntakeId Intake)
{
    public bool Holds(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fields.Id("intake") != Intake.Value) return false;
        return Item is { } item
            ? fields.Type == "ItemReceived" && fields.Id("item") == item.Value
            : fields.Type is "ItemReceived" or "IntakeFailed" or "IntakeFinished";
    }
}
