using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Auditing;

/// <summary>Erase the entries of the access log that need be kept no longer.</summary>
public sealed record EraseAccess : IActedCommand
{
    public string Name => "access erase";

    /// <summary>A member with the role of an auditor.</summary>
    public required MemberId By { get; init; }

    /// <summary>
    /// The first day (UTC) that stays: `2027-01-31`; no later than they have to be kept from. Null: that day.
    /// </summary>
    public string? Before { get; init; }
}
