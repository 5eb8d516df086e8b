using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Dates;

/// <summary>Say until when an item or a case is to be kept.</summary>
public sealed record SetRetention : IActedCommand
{
    public string Name => "retain";

    public required MemberId By { get; init; }

    /// <summary>The name or id of a case, or an item; ids may be cut to four digits.</summary>
    public required string What { get; init; }

    /// <summary>A case to look for the item in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>An EDTF date.</summary>
    public required string Until { get; init; }

    public required string Reason { get; init; }
}
