using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Preservation.Agenda;

/// <summary>Record that somebody in a case is to do something.</summary>
public sealed record AddTask : IActedCommand
{
    public string Name => "task add";

    public required MemberId By { get; init; }

    /// <summary>The name or id of a case, or an item; ids may be cut to four digits.</summary>
    public required string What { get; init; }

    /// <summary>A case to look for the item in; null looks in every case of the member.</summary>
    public required string? Case { get; init; }

    public required string Text { get; init; }

    /// <summary>Who is to do it, of those who joined the case: a name, a pseudonym, an id; or null.</summary>
    public string? For { get; init; }

    /// <summary>An EDTF date, or null.</summary>
    public string? Due { get; init; }
}
