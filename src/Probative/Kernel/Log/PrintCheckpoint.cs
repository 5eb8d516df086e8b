using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>
/// Write the latest signed checkpoint as a page to print: to be kept, or carried, on paper.
/// </summary>
public sealed record PrintCheckpoint : INamesFiles
{
    public string Name => "log checkpoint";

    /// <summary>The file to make.</summary>
    public required string To { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with { To = place(To) };
    }
}
