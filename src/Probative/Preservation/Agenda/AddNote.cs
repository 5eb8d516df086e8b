using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>Note something of a case or of an item, for those who work on it.</summary>
public sealed record AddNote : IActedCommand
{
    public string Name => "note add";

    public required MemberId By { get; init; }

    /// <summary>The name or id of a case, or an item; ids may be cut to four digits.</summary>
    public required string What { get; init; }

    /// <summary>A case to look for the item in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    public required string Text { get; init; }
}
