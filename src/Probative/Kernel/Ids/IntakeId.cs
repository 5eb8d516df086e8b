namespace Probative.Kernel.Ids;

/// <summary>Names one run of taking in: everything that one `add` read, kept, or failed to keep.</summary>
public readonly record struct IntakeId(Id Value)
{
    public static IntakeId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
