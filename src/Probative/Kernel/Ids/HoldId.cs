namespace Probative.Kernel.Ids;

/// <summary>Names one hold: while it stands, nothing that it covers is destroyed.</summary>
public readonly record struct HoldId(Id Value)
{
    public static HoldId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
