using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>Show what something outside said of checkpoints.</summary>
public sealed record ListAnchors : ICommand
{
    public string Name => "anchor list";

    public required long Limit { get; init; }
}
