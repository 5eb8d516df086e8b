namespace Probative.Kernel.Ids;

/// <summary>Names what somebody in a case has to do.</summary>
public readonly record struct TaskId(Id Value)
{
    public static TaskId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
