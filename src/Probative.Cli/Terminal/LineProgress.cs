using Probative.Kernel.Commands;

namespace Probative.Cli.Terminal;

/// <summary>Progress for logs and pipes: a plain line, at most every two seconds.</summary>
internal sealed class LineProgress(TextWriter error, TimeProvider clock) : IProgressDisplay
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);
    private readonly long _begun = clock.GetTimestamp();
    private TimeSpan _shown;

    public void Show(CommandEvent.Progress progress)
    {
        var now = clock.GetElapsedTime(_begun);
        if (now - _shown < s_every) return;
        _shown = now;
        Line(ProgressText.Of(progress));
    }

    public void Line(string text) => error.WriteLine(HostileText.Escape(text));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
