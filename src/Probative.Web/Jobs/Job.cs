using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Web.Jobs;

/// <summary>
/// Work that goes on when its page is left: how far it is, and how it ended. Replaced as a whole whenever
/// something happens, so that pages read it without waiting.
/// </summary>
public sealed record Job
{
    public required long Number { get; init; }

    /// <summary>The id of the case: a page shows it after it asked whether its reader is in it.</summary>
    public required string Case { get; init; }

    public required JobKind Kind { get; init; }

    /// <summary>The name of who began it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? Ended { get; init; }

    public CommandEvent.Progress? Progress { get; init; }

    /// <summary>How many of its commands are done, and how many there are.</summary>
    public int StepsDone { get; init; }

    public required int Steps { get; init; }

    /// <summary>What failed or deserves a look; the first of them where there are many.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Rows that were told, each with how it went; the first of them where there are many.</summary>
    public IReadOnlyList<JsonObject> Rows { get; init; } = [];

    /// <summary>How many rows and problems there are beyond those.</summary>
    public long LeftOut { get; init; }

    /// <summary>The result of each command that ended.</summary>
    public IReadOnlyList<(ICommand Command, Ending Ending, JsonObject? Result)> Results { get; init; } = [];

    public bool IsRunning => Ended is null;
}
