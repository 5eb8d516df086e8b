using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>A request to destroy is taken back, or refused, before anything was destroyed.</summary>
public sealed record DestructionWithdrawn : IFact
{
    public required DestructionId Destruction { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(DestructionWithdrawn);

    public void Write(FactFields fields) => fields
        .Add("destruction", Destruction.Value)
        .Add("reason", Reason);
}
