using Probative.Examination;
using Probative.Examination.Prints;
using Probative.Examination.Sounds;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Sounds;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Matching.Outside;

/// <summary>
/// The prints of a file that is not in the vault, made in the sandbox and kept in memory alone.
/// </summary>
/// <param name="Film">Null where it has no pictures.</param>
/// <param name="Sound">Null where it has no sound.</param>
internal sealed record OutsidePrints(FilmPrint? Film, SoundPrint? Sound)
{
    /// <param name="sandbox">Where programs run.</param>
    /// <param name="file">Its path.</param>
    /// <param name="ct">Ends the programs.</param>
    public static async Task<(OutsidePrints? Prints, Problem? Problem)> MakeAsync(
        ISandbox sandbox, string file, CancellationToken ct)
    {
        if (sandbox.Refusal() is { } refusal) return (null, refusal);
        if (ItemExaminer.Look(file, Path.GetFileName(file)) is not { } subject)
        {
            return (null, new Problem(
                "file-unreadable", file, "This file cannot be read.", "Give a file that you may read."));
        }

        var list = await ExaminationSetup.FindAsync(
            sandbox, isTriage: false, [PrintExamination.Word, SoundExamination.Word], null, ct);
        await using var workbench = new Workbench(sandbox);
        FilmPrint? film = null;
        SoundPrint? sound = null;
        string? failure = null;
        foreach (var examination in list.All.Where(one => one.AppliesTo(subject.Type)))
        {
            switch (await examination.RunAsync(subject, workbench, ct))
            {
                case ExaminationOutcome.Found(_, var made):
                    film ??= Find(made, PrintReport.Role) is { } pictures
                        && FilmPrintForm.Read(pictures.Span) is FilmPrintOutcome.Read(var print)
                            ? print
                            : null;
                    sound ??= Find(made, SoundExamination.PrintRole) is { } heard
                        ? SoundPrint.FromBytes(heard.Span)
                        : null;
                    break;
                case ExaminationOutcome.Failed(_, var message):
                    failure ??= message;
                    break;
            }
        }

        return film is null && sound is null
            ? (null, NoPrint(file, failure))
            : (new OutsidePrints(film, sound), null);
    }

    private static ReadOnlyMemory<byte>? Find(IReadOnlyList<Made> made, string role) =>
        made.FirstOrDefault(one => one.Role == role)?.Bytes;

    private static Problem NoPrint(string file, string? failure) => new(
        "no-prints",
        file,
        failure ?? "This file is no picture, film or recording that is decoded here.",
        "Nothing was searched. `probative inspect` says what the file is by its content.");
}
