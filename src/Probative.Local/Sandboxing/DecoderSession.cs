using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>
/// A decoder that stays. What it may read lies in a folder of its own, mounted for it read-only: there an
/// item is linked or copied under a number before the question, and removed after it, so that there
/// is one item at a time and none in between.
/// </summary>
internal sealed class DecoderSession(
    ILauncher launcher, string parent, SandboxConversation terms, Func<Problem?> refusal) : ISandboxSession
{
    // One that closed its output is about to end; then it is heard how.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    private RunFolder? _folder;
    private RunningDecoder? _decoder;
    private AnswerReader? _answers;
    private int _asked;
    private int _items;

    public async Task<SandboxReply> AskAsync(SandboxQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        ct.ThrowIfCancellationRequested();
        if (question.Item is { } missing && !RunFolder.IsFile(missing))
            return new SandboxReply.Ended(DecoderRun.NotStarted(DecoderRun.MissingItem(missing)));
        if (_asked >= terms.QuestionsLimit) await CloseAsync();
        if (await EnsureAsync() is { } problem)
            return new SandboxReply.Ended(DecoderRun.NotStarted(problem));
        _asked++;
        var place = _items++;
        if (question.Item is { } item) _folder!.LinkOrCopy(item, place);
        try
        {
            var answer = await ConverseAsync(question, place, ct);
            if (answer is { } bytes) return new SandboxReply.Answered(bytes);
            var outcome = await OutcomeAsync();
            ct.ThrowIfCancellationRequested();
            return new SandboxReply.Ended(outcome);
        }
        finally
        {
            _folder?.RemoveItem(place);
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<Problem?> EnsureAsync()
    {
        if (_decoder is not null) return null;
        if ((refusal() ?? DecoderRun.MissingDecoder(terms.Program)) is { } missing) return missing;
        var user = launcher.UserOfRun();
        _folder = RunFolder.Create(parent, user);
        var (decoder, problem) = await RunningDecoder.StartAsync(launcher, new LaunchPlan
        {
            Program = terms.Program,
            Arguments = terms.Arguments,
            Limits = terms.Limits,
            Folder = _folder,
            User = user,
            Stays = true,
        });
        if (decoder is null)
        {
            await CloseAsync();
            return problem;
        }

        _decoder = decoder;
        _answers = new AnswerReader(decoder.Output);
        return null;
    }

    /// <summary>The answer; null when there is none and the decoder is told to end.</summary>
    private async Task<byte[]?> ConverseAsync(SandboxQuestion question, int place, CancellationToken ct)
    {
        var decoder = _decoder!;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(question.Time);

        // Ending it ends every reading and writing, whatever these think of being cancelled.
        await using var ending = timer.Token.Register(() => decoder.EndAt(SandboxLimit.WallTime));
        if (_answers!.HasLeft)
        {
            decoder.End(new SandboxEnding.OutOfTurn());
            return null;
        }

        var path = launcher.PathsOf(_folder!).Item(place);
        var writing = WriteAsync(decoder, question.Write(path));
        var answer = await _answers.ReadAsync(question.End, question.AnswerLimitBytes, decoder);
        if (answer is null) await decoder.WaitAsync(s_grace, ct);
        await writing;
        if (answer is not null && _answers.HasLeft)
        {
            decoder.End(new SandboxEnding.OutOfTurn());
            return null;
        }

        return timer.IsCancellationRequested ? null : answer;
    }

    private static async Task WriteAsync(RunningDecoder decoder, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await decoder.Input.WriteAsync(bytes);
            await decoder.Input.FlushAsync();
        }
        catch (IOException)
        {
            // It ended: so does what is read from it.
        }
    }

    private async Task<SandboxOutcome> OutcomeAsync()
    {
        var decoder = _decoder!;
        await decoder.WaitAsync(s_grace, CancellationToken.None);
        await decoder.FinishAsync(Task.CompletedTask);
        var outcome = decoder.Outcome(_answers!.Total, []);
        await CloseAsync();
        return outcome;
    }

    private async Task CloseAsync()
    {
        if (_decoder is { } decoder) await decoder.DisposeAsync();
        _folder?.Dispose();
        _decoder = null;
        _folder = null;
        _answers = null;
        _asked = 0;
    }
}
