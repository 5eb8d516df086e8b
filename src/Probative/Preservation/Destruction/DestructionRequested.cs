using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Somebody asks that an item, or one field of a fact, be destroyed. Nothing is, until another member
/// approves. One fact for each target; those of one request share <see cref="Destruction"/>.
/// </summary>
public sealed record DestructionRequested : IFact
{
    public required DestructionId Destruction { get; init; }

    /// <summary>What is to be destroyed.</summary>
    public required DestructionTarget Target { get; init; }

    /// <summary>How many targets the request has.</summary>
    public required long Targets { get; init; }

    public required string Reason { get; init; }

    public string Type => nameof(DestructionRequested);

    public void Write(FactFields fields)
    {
        fields.Add("destruction", Destruction.Value);
        Target.Write(fields);
        fields.Add("targets", Targets).Add("reason", Reason);
    }
}
