namespace Probative.Kernel.Ids;

/// <summary>Names an item in one case. The same bytes in another case are another item.</summary>
public readonly record struct ItemId(Id Value)
{
    public static ItemId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
