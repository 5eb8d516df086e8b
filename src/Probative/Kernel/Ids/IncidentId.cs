namespace Probative.Kernel.Ids;

/// <summary>Names an alleged incident.</summary>
public readonly record struct IncidentId(Id Value)
{
    public static IncidentId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
