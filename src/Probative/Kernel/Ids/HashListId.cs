namespace Probative.Kernel.Ids;

/// <summary>Names a list of hashes that somebody gave.</summary>
public readonly record struct HashListId(Id Value)
{
    public static HashListId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
