using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>A tombstone: one field of a fact is gone; the rest of the fact stands.</summary>
public sealed record FieldDestroyed : IFact
{
    public required DestructionId Destruction { get; init; }

    /// <summary>The number of the fact in the case.</summary>
    public required long Fact { get; init; }

    /// <summary>The name of the field.</summary>
    public required string Field { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(FieldDestroyed);

    public void Write(FactFields fields) => fields
        .Add("destruction", Destruction.Value)
        .Add("fact", Fact)
        .Add("field", Field)
        .Add("reason", Reason);
}
