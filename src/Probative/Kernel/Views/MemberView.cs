using Probative.Kernel.Ids;

namespace Probative.Kernel.Views;

/// <summary>
/// A person who may act in this vault. Everything is null once the person's key is destroyed.
/// </summary>
public sealed record MemberView : IViewRow
{
    public required long FromIndex { get; init; }
    public required long? ToIndex { get; init; }
    public required MemberId? Member { get; init; }
    public required string? Pseudonym { get; init; }
    public required string? Name { get; init; }
    public required string? Role { get; init; }
    public required DateTimeOffset? RecordedAt { get; init; }
    public required string? Actor { get; init; }
}
