namespace Probative.Kernel.Ids;

/// <summary>Names what somebody in the house concludes.</summary>
public readonly record struct FindingId(Id Value)
{
    public static FindingId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
