using System.Globalization;
using Probative.Examination.Anatomy;
using Probative.Examination.Pictures;
using Probative.Formats;
using Probative.Formats.Types;
using Probative.Kernel.Commands;

namespace Probative.Examination;

/// <summary>
/// Decodes a picture in the sandbox and hashes it; for a video its first frame, and says so. Decoders fill
/// what is not there: a hash of what is damaged never comes without a word.
/// </summary>
public sealed class FileHasher(Func<Workbench> open) : ICommandHandler<HashFile>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(HashFile command, CancellationToken ct) =>
        Answer.StreamAsync(HashAsync(command, ct));

    private async Task<Answer> HashAsync(HashFile command, CancellationToken ct)
    {
        var path = command.Path;
        if (ItemExaminer.Look(path, null) is not { } subject)
            return Answer.Refused(FileInspector.Unreadable(path));
        var type = subject.Type.Finding.Type;

        // What nothing here recognises, a decoder may.
        if (type.Family is not (TypeFamily.Picture or TypeFamily.Video or TypeFamily.Unknown))
            return Answer.Refused(NoPicture(path, type));
        await using var workbench = open();
        var decoder = StillDecoder.For(subject.Type) ?? StillDecoder.Ffmpeg;
        var still = await workbench.Stills.DecodeAsync(decoder, subject, ct);
        var damage = ItemExaminer.Read(path, AnatomyExamination.DamageOf);
        if (still.Frame is not { } frame) return NotDecoded(path, type, still.Failure!, damage);
        if (ItemExaminer.DigestOf(path, ct) is not { } sha256)
            return Answer.Refused(FileInspector.Unreadable(path));
        var isVideo = type.Family == TypeFamily.Video;
        var result = PerceptualHashes.Of(frame);
        result["file"] = Path.GetFileName(path);
        result["sha256"] = sha256.ToHex();
        result["width"] = frame.Width;
        result["height"] = frame.Height;
        result["of"] = isVideo ? "first frame" : "picture";
        result["damage"] = damage is { Count: > 0 } ? DamageJson.Of(damage) : null;
        result["decoder_said"] = still.Said;
        var notes = new List<CommandEvent>();
        if (isVideo) notes.Add(new CommandEvent.Noted(FirstFrame(path)));
        if (Damaged(path, damage, still.Said) is { } damaged) notes.Add(new CommandEvent.Noted(damaged));
        return Answer.Done(result, notes);
    }

    private static Answer NotDecoded(
        string path, FileType type, ExaminationOutcome.Failed failure, DamageList? damage)
    {
        if (FirstError(damage) is { } error)
        {
            return Ended(Ending.DamageFound, new Problem(
                "picture-damaged",
                path,
                $"This {type.Name} is damaged, and nothing of it can be decoded: {error}",
                "Look for a whole copy; `probative inspect` tells what is left of it."));
        }

        return failure.Code != "program-failed"
            ? Ended(Ending.DoneWithFailures, new Problem(
                failure.Code, path, failure.Message, "`probative inspect` tells what else is known of it."))
            : type.Family == TypeFamily.Unknown
                ? Answer.Refused(NoPicture(path, type))
                : Ended(Ending.DoneWithFailures, new Problem(
                    "picture-not-decoded",
                    path,
                    $"This {type.Name} could not be decoded. {failure.Message}",
                    "Where it opens in another program, save it there as PNG and hash that, another file."));
    }

    private static Answer Ended(Ending ending, Problem problem) =>
        new(ending, null, [new CommandEvent.Noted(problem)]);

    private static Problem NoPicture(string path, FileType type) => new(
        "not-a-picture",
        path,
        type.Family == TypeFamily.Unknown
            ? "Nothing in it is known as a picture or a video: there is nothing to hash."
            : $"It is no picture and no video: it is of the type \"{type.Name}\".",
        "Name a picture or a video, or two .tmk files; `probative inspect` reads files of other types.");

    private static Problem FirstFrame(string path) => new(
        "first-frame",
        path,
        "It is a video: what is hashed is its first frame alone.",
        "`probative add` it to a case and `examine` it: that hashes the first frame of each second.");

    private static Problem? Damaged(string path, DamageList? damage, string? said) =>
        (FirstError(damage) ?? (said is null ? null : $"the decoder said: {said}")) is { } what
            ? new Problem(
                "picture-damaged",
                path,
                $"It is damaged, and parts of what was hashed may not be in it: {what}",
                "The decoder filled what is missing: do not take this for the hash of the whole picture.")
            : null;

    private static string? FirstError(DamageList? damage)
    {
        foreach (var error in damage ?? [])
        {
            if (error.IsWarning) continue;
            return error.Offset == Damage.NoOffset
                ? error.Message
                : string.Create(CultureInfo.InvariantCulture, $"{error.Message} (at byte {error.Offset:N0})");
        }

        return null;
    }
}
