using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>What an act of keeping is about: one item, or a case with everything in it.</summary>
/// <param name="Standing">What the member who acts is in the case.</param>
/// <param name="Item">Null when the whole case is meant.</param>
public sealed record Target(Standing Standing, ItemView? Item)
{
    public ItemId? ItemId => Item?.Id;
}
