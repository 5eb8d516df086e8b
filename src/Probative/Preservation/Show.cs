using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation;

/// <summary>Show everything that is recorded of an item, a case, or one fact.</summary>
public sealed record Show : IActedCommand
{
    /// <summary>Before the log index of a fact: `fact:17`.</summary>
    public const string FactPrefix = "fact:";

    public string Name => "show";

    public required MemberId By { get; init; }

    /// <summary>
    /// `fact:INDEX`, the name or id of a case, or the id of an item; ids may be cut to four digits.
    /// </summary>
    public required string What { get; init; }

    /// <summary>A case to look for the item in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }
}
