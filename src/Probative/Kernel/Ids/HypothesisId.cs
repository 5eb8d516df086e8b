namespace Probative.Kernel.Ids;

/// <summary>Names one reading of where or when among several.</summary>
public readonly record struct HypothesisId(Id Value)
{
    public static HypothesisId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
