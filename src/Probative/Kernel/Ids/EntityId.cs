namespace Probative.Kernel.Ids;

/// <summary>Names a person, a group, a unit or an institution that something is said of.</summary>
public readonly record struct EntityId(Id Value)
{
    public static EntityId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
