using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Examination.Prints;
using Probative.Examination.Sounds;
using Probative.Formats.Credentials;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Matching;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Running;

/// <summary>
/// Runs what decodes the bytes of strangers: finds the sandbox and the programs, or says what is wrong with
/// what was asked, before anything is looked at.
/// </summary>
internal sealed class ExaminingWork(LocalVault vault)
    : ICommandHandler<Examine>, ICommandHandler<ReplayExaminations>
{
    private const int WorkersMax = 256;
    private const string InRecord = "The record says it too.";
    private const string InReplay = "Nothing of a replay is recorded.";

    public IAsyncEnumerable<CommandEvent> RunAsync(Examine command, CancellationToken ct) => RunAsync(
        new Terms(command.Only, command.IsTriage, command.Trust, command.IsUnsafe, command.Workers, InRecord),
        (asked, open) => MatchedAsync(command, new Examiner(vault, asked, open).RunAsync(command, ct), ct),
        ct);

    public IAsyncEnumerable<CommandEvent> RunAsync(ReplayExaminations command, CancellationToken ct) =>
        RunAsync(
            new Terms(command.Only, command.IsTriage, command.Trust, command.IsUnsafe, null, InReplay),
            (asked, open) => new Replayer(vault, asked, open).RunAsync(command, ct),
            ct);

    private static async IAsyncEnumerable<CommandEvent> RunAsync(
        Terms terms,
        Func<Task<ExaminationList>, Func<Workbench>, IAsyncEnumerable<CommandEvent>> examine,
        [EnumeratorCancellation] CancellationToken ct)
    {
        TrustList? trust = null;
        if ((Flaw(terms) ?? TrustText.Read(terms.Trust, out trust)) is { } wrong)
        {
            foreach (var refused in Answer.Refused(wrong).Events()) yield return refused;
            yield break;
        }

        if (terms.IsUnsafe) yield return new CommandEvent.Noted(SandboxPlace.NoSandbox(terms.Where));
        var (sandbox, problem) = SandboxPlace.Open(terms.IsUnsafe);
        if (sandbox is null)
        {
            yield return new CommandEvent.Noted(problem!);
            yield return new CommandEvent.Finished(Ending.Refused, null);
            yield break;
        }

        var asked = ExaminationSetup.FindAsync(sandbox, terms.IsTriage, terms.Only, trust, ct);
        await foreach (var happened in examine(asked, () => new Workbench(sandbox))) yield return happened;

        // Where the item was not found, programs may still be asked.
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// Holds what was examined against the items of its case, as far as that was not done; what came of it is
    /// told with the result.
    /// </summary>
    private async IAsyncEnumerable<CommandEvent> MatchedAsync(
        Examine command,
        IAsyncEnumerable<CommandEvent> examining,
        [EnumeratorCancellation] CancellationToken ct)
    {
        CommandEvent.Finished? examined = null;
        await foreach (var happened in examining)
        {
            if (happened is CommandEvent.Finished finished) examined = finished;
            else yield return happened;
        }

        if (examined!.Result is not JsonObject result || ct.IsCancellationRequested || !MakesPrints(command))
        {
            yield return examined;
            yield break;
        }

        var ending = examined.Ending;
        var matching = new MatchItems
        {
            By = command.By,
            Item = command.Item,
            Case = command.Case,
            WithRestricted = command.WithRestricted,
        };
        await foreach (var happened in new ItemMatcher(
            vault, new LocalCandidates(vault)).RunAsync(matching, ct))
        {
            // That nothing has a print is news for who asks for matches alone.
            if (happened is CommandEvent.Noted { Problem.Code: ItemMatcher.NoPrintsCode }) continue;
            if (happened is not CommandEvent.Finished { Result: JsonObject matched } finished)
            {
                yield return happened;
                continue;
            }

            if (finished.Ending != Ending.Done && ending == Ending.Done) ending = finished.Ending;
            result["checkpoint"] = matched["checkpoint"]!.DeepClone();
            matched.Remove("checkpoint");
            result["matching"] = matched;
        }

        yield return new CommandEvent.Finished(ending, result);
    }

    private static bool MakesPrints(Examine command) =>
        !command.IsTriage
        && (command.Only.Count == 0
            || command.Only.Contains(PrintExamination.Word) || command.Only.Contains(SoundExamination.Word));

    private static Problem? Flaw(Terms terms) => terms.Workers is < 1 or > WorkersMax
        ? new Problem(
            "bad-value", null, "--workers takes 1 to 256.", "Leave it out for one a processor.")
        : ExaminationChoice.Flaw(terms.Only, terms.IsTriage);

    /// <summary>How it is examined.</summary>
    private sealed record Terms(
        IReadOnlyList<string> Only,
        bool IsTriage,
        GivenFile? Trust,
        bool IsUnsafe,
        long? Workers,
        string Where);
}
