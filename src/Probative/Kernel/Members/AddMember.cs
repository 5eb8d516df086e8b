using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Members;

/// <summary>Let one more person act in the vault.</summary>
public sealed record AddMember : ICommand
{
    public string Name => "member add";

    /// <summary>Null for the first member alone, who adds himself.</summary>
    public required MemberId? By { get; init; }

    public required string MemberName { get; init; }

    /// <summary>`auditor`, or null for a member who works on cases.</summary>
    public string? Role { get; init; }
}
