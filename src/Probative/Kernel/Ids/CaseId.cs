namespace Probative.Kernel.Ids;

/// <summary>
/// Names a compartment with its own gap-free sequence of facts; the vault's own sequence has one too.
/// </summary>
public readonly record struct CaseId(Id Value)
{
    public static CaseId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
