using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Auditing;

/// <summary>List who opened or took out what, the newest first.</summary>
public sealed record ListAccess : IActedCommand
{
    public string Name => "access list";

    /// <summary>A member with the role of an auditor.</summary>
    public required MemberId By { get; init; }

    /// <summary>
    /// Only what was of this case: its id, or the first four digits. Names of cases are known to their
    /// members, and an auditor is none.
    /// </summary>
    public string? Case { get; init; }

    /// <summary>Only from this day (UTC) on: `2027-01-31`.</summary>
    public string? Since { get; init; }

    /// <summary>Only by this member: a name, a pseudonym, or an id.</summary>
    public string? Who { get; init; }

    public required long Limit { get; init; }
}
