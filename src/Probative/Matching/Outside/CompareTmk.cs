using Probative.Kernel.Commands;

namespace Probative.Matching.Outside;

/// <summary>How alike two TMK feature files are that other programs made; neither is in a vault.</summary>
public sealed record CompareTmk : ICommand
{
    public string Name => "hash";

    public required string First { get; init; }

    public required string Second { get; init; }
}
