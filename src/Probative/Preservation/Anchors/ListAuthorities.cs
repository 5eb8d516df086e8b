using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>Show whose word counts in this vault, or which calendars are asked.</summary>
public sealed record ListAuthorities : ICommand
{
    public string Name =>
        Kind == AnchorKind.OpenTimestamps ? "anchor calendar list" : "anchor authority list";

    /// <summary>One of <see cref="AnchorKind"/>.</summary>
    public required string Kind { get; init; }
}
