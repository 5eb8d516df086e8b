namespace Probative.Kernel.Ids;

/// <summary>Names what a comparison of two items proposed: a possible copy.</summary>
public readonly record struct MatchId(Id Value)
{
    public static MatchId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
