using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>
/// Write the latest signed checkpoint as a page to print: to be kept, or carried, on paper.
/// </summary>
public sealed record PrintCheckpoint : ICommand
{
    public string Name => "log checkpoint";

    /// <summary>The file to make.</summary>
    public required string To { get; init; }
}
