using Probative.Kernel.Commands;

namespace Probative.Cli.Terminal;

/// <summary>Nothing is shown, because nobody wants to see it; lines are still written.</summary>
internal sealed class NoProgress(TextWriter error) : IProgressDisplay
{
    public void Show(CommandEvent.Progress progress)
    {
        // Quiet was asked for.
    }

    public void Line(string text) => error.WriteLine(HostileText.Escape(text));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
