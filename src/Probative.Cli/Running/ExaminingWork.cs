using System.Runtime.CompilerServices;
using Probative.Examination;
using Probative.Formats.Credentials;
using Probative.Kernel.Commands;
using Probative.Local;
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
        (asked, open) => new Examiner(vault, asked, open).RunAsync(command, ct),
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
