namespace Probative.Kernel.Ids;

/// <summary>Names what somebody says in one passage or moment.</summary>
public readonly record struct ClaimId(Id Value)
{
    public static ClaimId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
