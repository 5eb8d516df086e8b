namespace Probative.Kernel.Ids;

/// <summary>Names one publication of an item seen online.</summary>
public readonly record struct AppearanceId(Id Value)
{
    public static AppearanceId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
