using Probative.Examination.Frames;
using Probative.Examination.Identity;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Kernel.Vault;

namespace Probative.Examination.Viewing;

/// <summary>
/// Examines one item as far as somebody needs who wants to look at it, and tells frame by frame how far it
/// is. What was made before stands.
/// </summary>
/// <param name="vault">The vault, open for writing.</param>
/// <param name="sandbox">Where programs run.</param>
public sealed class ViewingPreparer(IVault vault, ISandbox sandbox) : ICommandHandler<PrepareViewing>
{
    // Often enough to be seen moving, seldom enough to cost nothing.
    private const int ToldEvery = 20;

    public IAsyncEnumerable<CommandEvent> RunAsync(PrepareViewing command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(PrepareViewing command, Action<CommandEvent> tell, CancellationToken ct)
    {
        if (sandbox.Refusal() is { } problem)
        {
            tell.Refuse(Ending.Refused, problem);
            return;
        }

        string[] names =
        [
            IdentityExamination.Word, FramesExamination.Word(keyFramesOnly: false), ViewingExamination.Word,
        ];
        var asked = ExaminationSetup.FindAsync(sandbox, isTriage: false, names, null, ct);
        var examiner = new Examiner(vault, asked, () => new Workbench(sandbox) { Tell = TellFrames });
        var examine = new Examine
        {
            By = command.By,
            Item = command.Item,
            Case = command.Case,
            WithRestricted = command.WithRestricted,
            AgainFailed = command.AgainFailed,
            Workers = 1,
        };
        await foreach (var happened in examiner.RunAsync(examine, ct)) tell(happened);

        void TellFrames(long frames)
        {
            if (frames % ToldEvery == 0) tell(new CommandEvent.Progress("frames", frames, null, 0, null));
        }
    }
}
