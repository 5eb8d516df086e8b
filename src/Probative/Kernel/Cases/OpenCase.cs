using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Cases;

/// <summary>Open a case: a compartment with a purpose and what allows it.</summary>
public sealed record OpenCase : IActedCommand
{
    public string Name => "case open";

    public required MemberId By { get; init; }
    public required string CaseName { get; init; }
    public required string Purpose { get; init; }
    public required string LegalBasis { get; init; }

    /// <summary>An EDTF date: when somebody has to look again whether the case may go on.</summary>
    public required string ReviewDate { get; init; }

    public required string Role { get; init; }
}
