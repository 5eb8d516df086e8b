using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Outside;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Asks several at once, and judges and records what each answers as soon as it is there. A crash leaves what
/// was recorded by then, each answer whole or not at all.
/// </summary>
internal sealed class AnchorRound(IVault vault, IOutside outside, AnchorTaker taker)
{
    /// <summary>How many said that they have nothing yet.</summary>
    public long Waiting { get; private set; }

    /// <summary>Asks; cancelled, it publishes what was recorded and throws.</summary>
    /// <param name="questions">What is asked.</param>
    /// <param name="notYet">What is told of a question whose answer is not there yet.</param>
    /// <param name="taken">Called with each answer that is on the record.</param>
    /// <param name="ct">Ends the asking.</param>
    public async Task AskAsync(
        IReadOnlyList<AnchorQuestion> questions,
        Func<AnchorQuestion, Problem?> notYet,
        Action<CheckpointAnchored> taken,
        CancellationToken ct)
    {
        try
        {
            List<OutsideRequest> requests = [.. questions.Select(question => question.Request)];
            await foreach (var (place, outcome) in outside.AskAsync(requests, ct))
                await TakeAsync(questions[place], outcome, notYet, taken);
        }
        catch (OperationCanceledException)
        {
            await vault.Ledger.PublishAsync(CancellationToken.None);
            throw;
        }

        taker.TellUnheard();
        await vault.Ledger.PublishAsync(CancellationToken.None);
    }

    /// <summary>Tells what would be asked, without asking.</summary>
    public static void Rehearse(
        IReadOnlyList<AnchorQuestion> questions, Action<CommandEvent> tell)
    {
        foreach (var question in questions) tell(new CommandEvent.Row(question.ToJson()));
        tell(new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["is_rehearsal"] = true, ["would_ask"] = questions.Count }));
    }

    private async Task TakeAsync(
        AnchorQuestion question,
        OutsideOutcome outcome,
        Func<AnchorQuestion, Problem?> notYet,
        Action<CheckpointAnchored> taken)
    {
        Problem Named(Problem problem) =>
            problem with { Message = $"{question.Addressee.Authority}: {problem.Message}" };
        switch (outcome)
        {
            case OutsideOutcome.Failed(var problem):
                taker.Refuse(Named(problem));
                break;
            case OutsideOutcome.NotThere when notYet(question) is { } told:
                Waiting++;
                taker.Tell(Named(told));
                break;
            case OutsideOutcome.NotThere:
                taker.Refuse(Named(AnchorProblems.NotThere(question.Request.Url)));
                break;
            case OutsideOutcome.Answered(var bytes):
                if (question.Complete(bytes, out var damage) is not { } file)
                {
                    taker.Refuse(Named(AnchorProblems.Answered(AnchorProblems.Of(
                        damage.Code, question.Request.Url, $"Byte {damage.Offset}: {damage.Message}"))));
                    break;
                }

                var anchor = await taker.TakeAsync(
                    question.Addressee.Kind,
                    new GivenFile(question.Request.Url, file),
                    problem => Named(AnchorProblems.Answered(problem)));
                if (anchor is not null) taken(anchor);
                break;
        }
    }
}
