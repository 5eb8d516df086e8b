namespace Probative.Kernel.Ids;

/// <summary>Names one request that something be destroyed, and what came of it.</summary>
public readonly record struct DestructionId(Id Value)
{
    public static DestructionId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
