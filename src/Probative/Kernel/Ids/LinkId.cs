namespace Probative.Kernel.Ids;

/// <summary>Names a relation that somebody states between two things of a case.</summary>
public readonly record struct LinkId(Id Value)
{
    public static LinkId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
