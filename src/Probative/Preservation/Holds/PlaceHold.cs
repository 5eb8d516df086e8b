using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Holds;

/// <summary>Forbid that anything of an item or of a case is destroyed.</summary>
public sealed record PlaceHold : IActedCommand
{
    public string Name => "hold place";

    public required MemberId By { get; init; }

    /// <summary>The name or id of a case, or an item; ids may be cut to four digits.</summary>
    public required string What { get; init; }

    /// <summary>A case to look for the item in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    public required string Reason { get; init; }

    /// <summary>An EDTF date: when somebody has to look whether the hold is still needed.</summary>
    public required string? Until { get; init; }
}
