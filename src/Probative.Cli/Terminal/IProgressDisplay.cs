using Probative.Kernel.Commands;

namespace Probative.Cli.Terminal;

/// <summary>Shows how far long work is, on standard error: a bar, plain lines, or nothing.</summary>
internal interface IProgressDisplay : IAsyncDisposable
{
    void Show(CommandEvent.Progress progress);

    /// <summary>Writes a line without disturbing what is shown.</summary>
    void Line(string text);
}
