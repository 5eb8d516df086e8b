namespace Probative.Kernel.Ids;

/// <summary>
/// Names a person in the vault. It never stands on the ledger in clear, and no case shows it to another.
/// </summary>
public readonly record struct MemberId(Id Value)
{
    public static MemberId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
