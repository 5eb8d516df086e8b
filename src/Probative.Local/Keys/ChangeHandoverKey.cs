using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Keys;

/// <summary>Put another key in the place of the one that signs handovers and receipts.</summary>
public sealed record ChangeHandoverKey : IActedCommand
{
    public string Name => "keys handover";

    public required MemberId By { get; init; }
}
