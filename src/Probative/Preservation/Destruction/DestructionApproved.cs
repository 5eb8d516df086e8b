using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>A second member approves a request to destroy: it may be carried out from here on.</summary>
public sealed record DestructionApproved : IFact
{
    public required DestructionId Destruction { get; init; }

    public string Type => nameof(DestructionApproved);

    public void Write(FactFields fields) => fields.Add("destruction", Destruction.Value);
}
