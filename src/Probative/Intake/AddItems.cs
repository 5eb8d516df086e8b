using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Intake;

/// <summary>Take files and folders into a case, with what is known of them.</summary>
public sealed record AddItems : IActedCommand, INamesFiles
{
    public string Name => "add";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>Files and folders; may be empty when a sidecar names the files.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>
    /// True records paths as they are within the folders named: of what came in by an upload, the folder that
    /// the server put it in tells nobody anything.
    /// </summary>
    public bool RecordWithin { get; init; }

    /// <summary>
    /// What is stated of every file; <see cref="Statement.Nothing"/> when a sidecar states it.
    /// </summary>
    public required Statement Stated { get; init; }

    /// <summary>The path of a sidecar (docs/spec/sidecar.md).</summary>
    public required string? Sidecar { get; init; }

    public ICommand WithFiles(Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return this with
        {
            Paths = [.. Paths.Select(place)],
            Sidecar = Sidecar is null ? null : place(Sidecar),
        };
    }
}
