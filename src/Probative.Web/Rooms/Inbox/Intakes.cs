using System.Collections.Concurrent;
using Probative.Examination;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Web.Jobs;
using Probative.Web.SignIn;
using Probative.Web.Uploads;

namespace Probative.Web.Rooms.Inbox;

/// <summary>
/// Takes uploaded files into their case and has them examined; then lets go of them. What failed stays where
/// it is, so that it can be tried again.
/// </summary>
public sealed class Intakes(UploadStore store, JobBoard jobs)
{
    private readonly ConcurrentDictionary<long, Intake> _intakes = [];

    public Intake? Of(long job) => _intakes.GetValueOrDefault(job);

    /// <summary>True while the files of a batch are taken in.</summary>
    public bool IsTakingIn(string batch) => _intakes.Values.Any(
        intake => intake.Batch == batch && jobs.Find(intake.Job) is { IsRunning: true });

    /// <summary>
    /// True for a batch whose taking in ended with the server: nobody was told how far it came.
    /// </summary>
    public bool WasCut(string batch) => store.WasBegun(batch) && !IsTakingIn(batch);

    /// <summary>Begins; the files are those that have come in whole.</summary>
    public Intake Start(Visitor visitor, string @case, string batch, Statement stated)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var member = visitor.Member!.Value.ToString();
        var whole = store.Of(member, @case).Where(one => one.Batch == batch && one.File is not null).ToList();
        string[] missing = [.. whole.Where(one => !store.IsThere(one)).Select(one => one.Path)];
        var paths = store.FoldersOf(batch);
        store.NoteBegun(batch);
        ICommand Add(MemberId by) => new AddItems
        {
            By = by, Case = @case, Paths = paths, Stated = stated, Sidecar = null, RecordWithin = true,
        };
        ICommand Look(MemberId by) => new Examine
        {
            By = by, Item = null, Case = @case, Workers = Math.Max(1, Environment.ProcessorCount - 1),
        };
        var number = jobs.Start(
            visitor, @case, JobKind.TakingIn, [Add, Look], job => LetGo(job, member, batch));
        return _intakes[number] = new Intake(number, batch, whole.Count, missing);
    }

    private void LetGo(Job job, string member, string batch)
    {
        store.NoteEnded(batch);
        var added = job.Results.FirstOrDefault(one => one.Command is AddItems);
        if (added.Result is not { } result || (bool?)result["interrupted"] == true) return;
        var failed = job.Problems.Select(problem => problem.Path).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

        // More failed than is known by name: nothing is let go of, and the same intake tells them again.
        if ((long)result["failed"]! > failed.Count) return;
        foreach (var one in store.Of(member, job.Case))
        {
            if (one.Batch == batch && one.File is not null && !failed.Contains(one.Path)) store.Discard(one);
        }
    }
}
