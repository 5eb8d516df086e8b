using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Local.Auditing;

/// <summary>Set for how many days the entries of the access log are kept.</summary>
public sealed record KeepAccess : IActedCommand
{
    public string Name => "access keep";

    /// <summary>A member with the role of an auditor.</summary>
    public required MemberId By { get; init; }

    /// <summary>From 1 to 36,500.</summary>
    public required long Days { get; init; }
}
