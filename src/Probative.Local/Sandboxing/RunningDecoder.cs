using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>A decoder that was started: what ended it, and what it said on standard error.</summary>
internal sealed class RunningDecoder : IAsyncDisposable
{
    private const int ChunkBytes = 64 * 1024;

    // A shell, bubblewrap and prlimit tell of a signal as 128 and its number.
    private const int SignalBase = 128;
    private const int SignalsMax = 64;
    private const int Killed = 9;
    private const int CpuTime = 24;
    private const int FileSize = 25;

    // After the end of the first process the kernel ends the others; this long it may take.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    // The same where nothing can live on, unless somebody else ended the process outside alone: what reads
    // has time for what the pipe still holds.
    private static readonly TimeSpan s_graceIsolated = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ILauncher _launcher;
    private readonly LaunchPlan _plan;
    private readonly ErrorTail _tail = new();
    private readonly Task _errors;
    private readonly long _started = Stopwatch.GetTimestamp();
    private SandboxEnding? _reason;

    private RunningDecoder(Process process, ILauncher launcher, LaunchPlan plan)
    {
        _process = process;
        _launcher = launcher;
        _plan = plan;
        _errors = ErrorsAsync();
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public TimeSpan Took => Stopwatch.GetElapsedTime(_started);

    /// <summary>The decoder, or null with the reason.</summary>
    public static async Task<(RunningDecoder? Running, Problem? Problem)> StartAsync(
        ILauncher launcher, LaunchPlan plan)
    {
        var start = launcher.Prepare(plan);
        start.WorkingDirectory = "/";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var (process, reason) = await StarterThread.StartAsync(start);
        if (process is not null) return (new RunningDecoder(process, launcher, plan), null);
        return (null, new Problem(
            "sandbox-failed", start.FileName, reason, "Install bubblewrap and util-linux."));
    }

    /// <summary>Ends it and everything that it started. The first reason stays.</summary>
    public void End(SandboxEnding? reason)
    {
        if (reason is not null) Interlocked.CompareExchange(ref _reason, reason, null);

        // The first process inside asks the kernel to end with the one outside only once it is set up: until
        // then it would live on.
        try
        {
            if (!_process.HasExited) ProcessTree.End(_process.Id);
        }
        catch (InvalidOperationException)
        {
            // It ended, and nobody waits for it any more.
        }
    }

    public void EndAt(SandboxLimit limit) => End(new SandboxEnding.AtLimit(limit));

    /// <summary>Waits for its end; when the time is up, or it is cancelled, it is ended.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(time);
        try
        {
            await _process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            EndAt(SandboxLimit.WallTime);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Waits for what reads from it, after its end. Something may live on and hold a pipe open, most of all
    /// without isolation: then the reading is given up.
    /// </summary>
    public async Task FinishAsync(Task reading)
    {
        var all = Task.WhenAll(reading, _errors);
        await Task.WhenAny(all, Task.Delay(_launcher.IsIsolated ? s_graceIsolated : s_grace));
        if (!all.IsCompleted) Output.Close();
        if (!reading.IsCompleted) await Task.WhenAny(reading, Task.Delay(s_grace));
        if (reading.IsCompleted) await reading;
    }

    /// <summary>What came of it, after its end.</summary>
    public SandboxOutcome Outcome(long standardOutputBytes, IReadOnlyList<long> outputBytes)
    {
        var said = _tail.ToString();
        return new SandboxOutcome(Ending(said), said, standardOutputBytes, outputBytes, Took);
    }

    public async ValueTask DisposeAsync()
    {
        End(null);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>
    /// Hands on what comes, to the last byte allowed, and says how much. With one byte more, the reason is
    /// called. When the sink fails, so does this.
    /// </summary>
    public static async Task<long> PumpAsync(Stream from, Stream to, long limit, Action over)
    {
        var buffer = new byte[ChunkBytes];
        var total = 0L;
        while (await ReadAsync(from, buffer) is > 0 and var count)
        {
            var allowed = (int)Math.Min(count, limit - total);
            await to.WriteAsync(buffer.AsMemory(0, allowed));
            total += allowed;
            if (allowed < count)
            {
                over();
                break;
            }
        }

        return total;
    }

    /// <summary>How many bytes came; none at the end, also when the other side broke off.</summary>
    public static async Task<int> ReadAsync(Stream from, Memory<byte> buffer)
    {
        try
        {
            return await from.ReadAsync(buffer);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private SandboxEnding Ending(string said)
    {
        if (_reason is { } reason) return reason;
        if (_launcher.Unstarted(_plan.Folder, _plan.Program.Path, said) is { } problem)
            return new SandboxEnding.NotStarted(problem);
        var signal = _process.ExitCode - SignalBase;
        return signal switch
        {
            CpuTime => new SandboxEnding.AtLimit(SandboxLimit.CpuTime),
            FileSize => new SandboxEnding.AtLimit(SandboxLimit.FileBytes),
            Killed when Took >= _plan.Limits.CpuTime => new SandboxEnding.AtLimit(SandboxLimit.CpuTime),
            > 0 and <= SignalsMax => new SandboxEnding.BySignal(signal),
            _ => new SandboxEnding.Finished(_process.ExitCode),
        };
    }

    private async Task ErrorsAsync()
    {
        var errors = _process.StandardError.BaseStream;
        await PumpAsync(
            errors, _tail, _plan.Limits.StandardErrorBytes, () => EndAt(SandboxLimit.StandardError));
    }
}
