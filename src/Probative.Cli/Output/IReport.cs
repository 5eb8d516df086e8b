using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;

namespace Probative.Cli.Output;

/// <summary>
/// Where a command's events go: one JSON document, or words on a screen. Whatever happens, <see cref="End"/>
/// is called, and nothing is written to standard output before it; once more only when it threw.
/// </summary>
internal interface IReport
{
    /// <summary>True when a person may be asked for what is missing.</summary>
    bool MayAsk { get; }

    /// <summary>The words of the command, as the document names it.</summary>
    string? Command { get; set; }

    void Note(Problem problem);

    /// <summary>
    /// Until the returned object is disposed, lines are written around what is shown there.
    /// </summary>
    IDisposable? TellThrough(IProgressDisplay display);

    /// <summary>Tells how it ended. Returns the exit code of the process.</summary>
    int End(Ending ending, JsonNode? result, Action<Page>? print);
}
