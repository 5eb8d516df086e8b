using Probative.Kernel.Commands;
using Spectre.Console;

namespace Probative.Cli.Terminal;

/// <summary>Progress for people: a bar by bytes where they count, by number where they do not.</summary>
internal sealed class BarProgress : IProgressDisplay
{
    private readonly IAnsiConsole _console;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _bar =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _live;

    public BarProgress(TextWriter error) =>
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    public void Show(CommandEvent.Progress progress)
    {
        _live ??= _console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _bar.SetResult(context.AddTask("beginning"));
                await _finished.Task;
            });

        if (!_bar.Task.IsCompletedSuccessfully) return;
        var bar = _bar.Task.Result;
        var (done, total) = progress.BytesTotal is > 0
            ? (progress.BytesDone, progress.BytesTotal)
            : (progress.Done, progress.Total);
        bar.Description = Markup.Escape(ProgressText.Of(progress));
        bar.IsIndeterminate = total is null;
        bar.MaxValue = total is > 0 and var known ? known : 1;
        bar.Value = done;
    }

    public void Line(string text) => _console.WriteLine(HostileText.Escape(text));

    public async ValueTask DisposeAsync()
    {
        _finished.TrySetResult();
        if (_live is not null) await _live;
    }
}
