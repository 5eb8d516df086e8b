using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Web.Permission;
using Probative.Web.SignIn;

namespace Probative.Web.Jobs;

/// <summary>
/// The long work of the server. It goes on when a page is left or loaded anew, and everybody in a case sees
/// how it stands. What it did is in the record; the board itself is gone with the server.
/// </summary>
public sealed class JobBoard(Gate gate, TimeProvider clock)
{
    private const int EndedKept = 50;
    private const int TellingsMax = 2_000;

    // Pages are told at most so often: a run tells thousands of things a second.
    private static readonly TimeSpan s_tellEvery = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<long, Job> _jobs = [];
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _stops = [];
    private long _last;

    /// <summary>Something of this case (its id) moved.</summary>
    public event Action<string>? Changed;

    /// <summary>The jobs of a case, the last begun first.</summary>
    public IReadOnlyList<Job> Of(string @case) =>
        [.. _jobs.Values.Where(job => job.Case == @case).OrderByDescending(job => job.Number)];

    public Job? Find(long number) => _jobs.GetValueOrDefault(number);

    /// <summary>Begins work: commands one after the other, in the name of who began it.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="case">The id of the case.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="commands">Makes each command; the next begins only when one was done.</param>
    /// <param name="then">Runs after the last, and is told how it went.</param>
    public long Start(
        Visitor visitor,
        string @case,
        JobKind kind,
        IReadOnlyList<Func<MemberId, ICommand>> commands,
        Action<Job>? then = null)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(commands);
        var number = Interlocked.Increment(ref _last);
        var job = new Job
        {
            Number = number,
            Case = @case,
            Kind = kind,
            By = visitor.Name,
            Began = clock.GetUtcNow(),
            Steps = commands.Count,
        };
        _jobs[number] = job;
        var stop = _stops[number] = new CancellationTokenSource();
        _ = Task.Run(() => CarryAsync(visitor, job, commands, then, stop), CancellationToken.None);
        Changed?.Invoke(@case);
        return number;
    }

    /// <summary>Brings a job to an early end; what it recorded stands.</summary>
    public void Stop(long number)
    {
        if (_stops.TryGetValue(number, out var stop)) stop.Cancel();
    }

    private async Task CarryAsync(
        Visitor visitor,
        Job job,
        IReadOnlyList<Func<MemberId, ICommand>> commands,
        Action<Job>? then,
        CancellationTokenSource stop)
    {
        var work = RunAsync(visitor, job, commands, stop.Token);
        await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        job = work.IsCompletedSuccessfully
            ? await work
            : WithProblem(_jobs[job.Number], ProblemOf(work.Exception));
        job = job with { Ended = clock.GetUtcNow(), Progress = null };
        _jobs[job.Number] = job;
        _stops.TryRemove(job.Number, out _);
        stop.Dispose();
        Forget();
        then?.Invoke(job);
        Changed?.Invoke(job.Case);
    }

    private async Task<Job> RunAsync(
        Visitor visitor, Job job, IReadOnlyList<Func<MemberId, ICommand>> commands, CancellationToken ct)
    {
        var (rows, problems, leftOut) = (new List<JsonObject>(), new List<Problem>(), 0L);
        var told = clock.GetTimestamp();
        foreach (var make in commands)
        {
            var command = make(visitor.Member ?? default);
            await foreach (var happened in gate.RunAsync(visitor, command, null, Way.Job, ct))
            {
                switch (happened)
                {
                    case CommandEvent.Progress progress:
                        job = job with { Progress = progress };
                        break;
                    case CommandEvent.Noted(var problem) when problems.Count < TellingsMax:
                        problems.Add(problem);
                        break;
                    case CommandEvent.Row(var row) when rows.Count < TellingsMax:
                        rows.Add(Reread.Of(row.AsObject()));
                        break;
                    case CommandEvent.Noted or CommandEvent.Row:
                        leftOut++;
                        break;
                    case CommandEvent.Finished(var ending, var result):
                        var reread = result is null ? null : Reread.Of(result.AsObject());
                        job = job with
                        {
                            Results = [.. job.Results, (command, ending, reread)],
                            StepsDone = job.StepsDone + 1,
                        };
                        break;
                }

                if (clock.GetElapsedTime(told) < s_tellEvery) continue;
                told = clock.GetTimestamp();
                Tell();
            }

            Tell();

            // What was refused or interrupted does not lead on to the next step.
            if (ct.IsCancellationRequested) break;
            var isRefused = job.Results is [.., (_, Ending.WrongUsage or Ending.Refused, _)];
            if (isRefused && job.Kind == JobKind.TakingIn) break;
        }

        return job;

        void Tell()
        {
            job = job with { Rows = [.. rows], Problems = [.. problems], LeftOut = leftOut };
            _jobs[job.Number] = job;
            Changed?.Invoke(job.Case);
        }
    }

    private static Job WithProblem(Job job, Problem problem) =>
        job with { Problems = [.. job.Problems, problem] };

    private void Forget()
    {
        var ended = _jobs.Values.Where(job => !job.IsRunning).OrderByDescending(job => job.Number);
        foreach (var old in ended.Skip(EndedKept)) _jobs.TryRemove(old.Number, out _);
    }

    private static Problem ProblemOf(AggregateException? failure) => failure?.InnerException switch
    {
        StorageException full => full.Problem,
        IntegrityException doubt => new Problem(doubt.Code, null, doubt.Message, doubt.Hint),
        null => new Problem(
            "interrupted", null, "It was stopped. What was recorded stands.", "Begin it again: it goes on."),
        var bug => new Problem(
            "bug",
            null,
            $"The program made a mistake here ({bug.GetType().Name}). What was recorded before stands.",
            "Begin it again; if it comes back, report it with what you were doing."),
    };
}
