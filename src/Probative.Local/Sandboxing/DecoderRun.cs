using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>One run of a decoder, from the folder that is made for it to the folder that is gone.</summary>
internal sealed class DecoderRun(ILauncher launcher, string parent, SandboxRun run)
{
    public async Task<SandboxOutcome> RunAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (Absent() is { } absent) return NotStarted(absent);
        var user = launcher.UserOfRun();
        using var folder = RunFolder.Create(parent, user);
        for (var place = 0; place < run.Outputs.Count; place++) folder.MakePipe(place);
        if (run.Folder is not null) folder.MakeFiles();
        var pipes = new List<OutputPipe>();
        try
        {
            for (var place = 0; place < run.Outputs.Count; place++)
                pipes.Add(OutputPipe.Open(folder.Output(place)));
            var (started, problem) = await RunningDecoder.StartAsync(launcher, PlanOf(folder, user));
            if (started is null) return NotStarted(problem!);
            await using var decoder = started;
            return await FollowAsync(decoder, pipes, folder, ct);
        }
        finally
        {
            foreach (var pipe in pipes) pipe.Dispose();
        }
    }

    private async Task<SandboxOutcome> FollowAsync(
        RunningDecoder decoder, List<OutputPipe> pipes, RunFolder folder, CancellationToken ct)
    {
        using var ended = new CancellationTokenSource();
        var watch = run.Folder is null ? null : new FolderWatch(folder.Files, run.Folder);
        var watching = watch?.WatchAsync(() => decoder.EndAt(SandboxLimit.Folder), ended.Token);
        var writing = WriteAsync(decoder, ended.Token);
        var output = EndingOnFailure(decoder, RunningDecoder.PumpAsync(
            decoder.Output,
            run.StandardOutput,
            run.Limits.StandardOutputBytes,
            () => decoder.EndAt(SandboxLimit.StandardOutput)));
        var others = pipes.Zip(run.Outputs, (pipe, to) => EndingOnFailure(decoder, pipe.PumpAsync(
            to.Sink, to.LimitBytes, () => decoder.EndAt(SandboxLimit.Output)))).ToList();
        try
        {
            await decoder.WaitAsync(run.Limits.WallTime, ct);
        }
        finally
        {
            foreach (var pipe in pipes) pipe.NobodyWritesAnyMore();
            await ended.CancelAsync();
        }

        await decoder.FinishAsync(Task.WhenAll([writing, output, .. others]));
        if (watching is not null) await watching;
        ct.ThrowIfCancellationRequested();
        var outcome = decoder.Outcome(Counted(output), [.. others.Select(Counted)]);
        if (watch is null || outcome.Ending is not SandboxEnding.Finished) return outcome;
        return await watch.TakeAsync(ct)
            ? outcome
            : outcome with { Ending = new SandboxEnding.AtLimit(SandboxLimit.Folder) };
    }

    /// <summary>What fails at a sink of the caller fails the run, once the decoder is ended.</summary>
    private static async Task<long> EndingOnFailure(RunningDecoder decoder, Task<long> pumping)
    {
        try
        {
            return await pumping;
        }
        finally
        {
            if (!pumping.IsCompletedSuccessfully) decoder.End(null);
        }
    }

    private async Task WriteAsync(RunningDecoder decoder, CancellationToken ended)
    {
        try
        {
            if (run.StandardInput is not null) await run.StandardInput.CopyToAsync(decoder.Input, ended);
            decoder.Input.Close();
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException)
        {
            // It did not want more, or it ended.
        }
    }

    private LaunchPlan PlanOf(RunFolder folder, DecoderUser user) => new()
    {
        Program = run.Program,
        Arguments = run.Arguments(launcher.PathsOf(folder)),
        Limits = run.Limits,
        Folder = folder,
        User = user,
        Items = run.Items,
        Outputs = run.Outputs.Count,
        HasFolder = run.Folder is not null,
    };

    private Problem? Absent()
    {
        if (MissingDecoder(run.Program) is { } problem) return problem;
        var missing = run.Items.FirstOrDefault(item => !RunFolder.IsFile(item));
        return missing is null ? null : MissingItem(missing);
    }

    public static Problem? MissingDecoder(SandboxProgram program)
    {
        var isBound = program.ReadOnly.Any(
            extra => program.Path.StartsWith(extra.Inside, StringComparison.Ordinal));
        return isBound || File.Exists(program.Path)
            ? null
            : new Problem(
                "decoder-missing",
                program.Path,
                "The program is not installed.",
                "Install it; what the others see is not affected.");
    }

    public static Problem MissingItem(string path) => new(
        "item-unreadable", path, "It is no plain file, or cannot be read.", "Look whether it is there.");

    public static SandboxOutcome NotStarted(Problem problem) =>
        new(new SandboxEnding.NotStarted(problem), "", 0, [], TimeSpan.Zero);

    private static long Counted(Task<long> pumping) => pumping.IsCompletedSuccessfully ? pumping.Result : 0;
}
