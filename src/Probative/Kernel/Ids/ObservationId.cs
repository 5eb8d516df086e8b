namespace Probative.Kernel.Ids;

/// <summary>Names what somebody, or a tool, sees, hears or measures at one moment of an item.</summary>
public readonly record struct ObservationId(Id Value)
{
    public static ObservationId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
