using System.Diagnostics;

namespace Probative.Fuzz.Looping;

/// <summary>
/// Feeds a target with its seeds, then with what is made of them, without looking at coverage. It runs on a
/// thread of its own, so that an input on which a reader never ends is found too.
/// </summary>
/// <param name="target">What reads.</param>
/// <param name="seeds">What the inputs are made of.</param>
/// <param name="seed">The number that decides about them.</param>
public sealed class FuzzLoop(IFuzzTarget target, IReadOnlyList<byte[]> seeds, int seed)
{
    /// <summary>Milliseconds that one input may take.</summary>
    public const double MillisecondsMost = 2_000;

    /// <summary>Bytes that may be allocated for one input.</summary>
    public const long AllocatedMost = 64 * 1024 * 1024;

    // A machine that does much else may stand still for long; a reader that hangs does so for longer.
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);

    private const int FaultsMost = 20;

    private readonly Lock _lock = new();
    private readonly List<LoopFault> _faults = [];
    private readonly HashSet<string> _known = [];
    private volatile byte[] _input = [];
    private long _executions;
    private double _slowest;
    private long _largest;

    /// <summary>Runs until the time or the count is used up.</summary>
    /// <param name="limit">The time.</param>
    /// <param name="most">Inputs at most, the seeds not counted.</param>
    public LoopResult Run(TimeSpan limit, long most = long.MaxValue)
    {
        var watch = Stopwatch.StartNew();
        var worker = new Thread(() => Work(watch, limit, most)) { IsBackground = true };
        worker.Start();
        var (seen, since) = (-1L, watch.Elapsed);
        while (!worker.Join(50))
        {
            var now = Interlocked.Read(ref _executions);
            if (now != seen) (seen, since) = (now, watch.Elapsed);
            else if (watch.Elapsed - since > s_hang)
            {
                Add(_input, "It did not end.");
                break;
            }
        }

        lock (_lock)
        {
            return new LoopResult(
                Interlocked.Read(ref _executions),
                watch.Elapsed.TotalSeconds,
                _slowest,
                _largest,
                [.. _faults]);
        }
    }

    private void Work(Stopwatch watch, TimeSpan limit, long most)
    {
        foreach (var given in seeds) Try(given);
        var mutation = new Mutation(seeds, seed);
        for (var i = 0L; i < most && watch.Elapsed < limit; i++) Try(mutation.Next());
    }

    private void Try(byte[] input)
    {
        _input = input;
        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input);
        }
#pragma warning disable CA1031 // Whatever a reader throws is what is looked for here.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            var place = thrown.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
            Add(input, $"{thrown.GetType().Name}: {thrown.Message} {place}", place);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        _slowest = Math.Max(_slowest, milliseconds);
        _largest = Math.Max(_largest, allocated);
        if (milliseconds > MillisecondsMost && IsSlow(input))
            Add(input, $"It took {milliseconds:F0} ms.", "time");
        if (allocated > AllocatedMost)
            Add(input, $"It took {allocated} bytes of memory.", "memory");
        Interlocked.Increment(ref _executions);
    }

    /// <summary>Once more, since a busy machine may have been what was slow.</summary>
    private bool IsSlow(byte[] input)
    {
        var start = Stopwatch.GetTimestamp();
        target.Run(input);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds > MillisecondsMost;
    }

    private void Add(byte[] input, string reason, string? kind = null)
    {
        lock (_lock)
        {
            if (_faults.Count < FaultsMost && _known.Add(kind ?? reason))
                _faults.Add(new LoopFault(input, reason));
        }
    }
}
