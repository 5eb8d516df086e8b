namespace Probative.Kernel.Ids;

/// <summary>Names what somebody in the office noted for those who work on a case.</summary>
public readonly record struct NoteId(Id Value)
{
    public static NoteId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
