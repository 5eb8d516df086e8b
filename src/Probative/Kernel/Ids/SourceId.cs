namespace Probative.Kernel.Ids;

/// <summary>
/// Names who speaks or publishes: a channel, an account, an outlet, an office, a coded witness.
/// </summary>
public readonly record struct SourceId(Id Value)
{
    public static SourceId New() => new(Id.New());

    public override string ToString() => Value.ToString();
}
