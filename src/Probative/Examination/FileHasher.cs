using Probative.Examination.Pictures;
using Probative.Kernel.Commands;

namespace Probative.Examination;

/// <summary>Decodes a picture in the sandbox and hashes it; for a video its first frame.</summary>
public sealed class FileHasher(Func<Workbench> open) : ICommandHandler<HashFile>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(HashFile command, CancellationToken ct) =>
        Answer.StreamAsync(HashAsync(command, ct));

    private async Task<Answer> HashAsync(HashFile command, CancellationToken ct)
    {
        if (ItemExaminer.Look(command.Path, null) is not { } subject)
            return Answer.Refused(FileInspector.Unreadable(command.Path));
        await using var workbench = open();
        var decoder = StillDecoder.For(subject.Type) ?? StillDecoder.Ffmpeg;
        var (frame, failure) = await workbench.Stills.DecodeAsync(decoder, subject, ct);
        if (frame is null)
        {
            return Answer.Refused(new Problem(
                failure!.Code,
                command.Path,
                failure.Message,
                "Name a picture; `probative inspect` says what it is."));
        }

        if (ItemExaminer.DigestOf(command.Path, ct) is not { } sha256)
            return Answer.Refused(FileInspector.Unreadable(command.Path));
        var result = PerceptualHashes.Of(frame);
        result["file"] = Path.GetFileName(command.Path);
        result["sha256"] = sha256.ToHex();
        result["width"] = frame.Width;
        result["height"] = frame.Height;
        return Answer.Done(result);
    }
}
