using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>Say that an entry of a legal analysis counts no more, and why.</summary>
public sealed record WithdrawAnalysis : IActedCommand
{
    public string Name => "law withdraw";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>The id of the entry or its first four digits.</summary>
    public required string Analysis { get; init; }

    public required string Reason { get; init; }
}
