namespace Probative.Kernel.Ids;

/// <summary>Names a place that something is said of.</summary>
public readonly record struct PlaceId(Id Value)
{
    public static PlaceId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
