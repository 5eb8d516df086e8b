using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Cases;

/// <summary>Show the cases of a member.</summary>
public sealed record ListCases : IActedCommand
{
    public string Name => "case list";

    public required MemberId By { get; init; }
}
