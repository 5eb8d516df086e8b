using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Fingerprints.Tmk;
using Probative.Kernel.Commands;
using Probative.Ledger;

namespace Probative.Matching.Outside;

/// <summary>A TMK feature file that is in no vault.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Sha256">The digest of the bytes that were read.</param>
/// <param name="Print">What it says.</param>
internal sealed record TmkFile(string Path, Hash32 Sha256, TmkPrint Print)
{
    public bool IsScaled { get; } = TmkComparer.IsScaled(Print);

    /// <summary>Reads it whole, or says why not.</summary>
    public static (TmkFile? File, Answer? Refusal) Read(string path)
    {
        if (BytesOf(path) is not { } bytes) return (null, Answer.Refused(FileInspector.Unreadable(path)));
        return TmkForm.Read(bytes) switch
        {
            TmkOutcome.Read(var print) => (new TmkFile(path, Hash32.Of(bytes), print), null),
            TmkOutcome.Refused(TmkFault.NoTmk, _) => (null, Answer.Refused(NoTmk(path))),
            TmkOutcome.Refused(var fault, var offset) => (null, Damaged(path, fault, offset)),
            _ => throw new UnreachableException(),
        };
    }

    public JsonObject ToJson() => new()
    {
        ["file"] = System.IO.Path.GetFileName(Path),
        ["sha256"] = Sha256.ToHex(),
        ["frames"] = Print.FrameCount,
        ["frames_per_second"] = Print.FramesPerSecond,
        ["is_scaled"] = IsScaled,
    };

    /// <summary>
    /// All bytes, or one more than any such file has: the reader then says where it should have ended.
    /// </summary>
    private static byte[]? BytesOf(string path) => ItemExaminer.Read(path, file =>
    {
        var bytes = new byte[Math.Min(file.Length, TmkForm.MostBytes + 1L)];
        var count = file.Read(0, bytes);
        return file.IsUnreadable || count < bytes.Length ? null : bytes;
    });

    private static Problem NoTmk(string path) => new(
        "not-a-tmk-file",
        path,
        "It is no TMK feature file (TMK1, FVEC). Of two files nothing else is compared here.",
        "Name two .tmk files. A picture is hashed alone; in a case `probative match` compares videos.");

    private static Answer Damaged(string path, TmkFault fault, int offset)
    {
        var what = fault switch
        {
            TmkFault.OtherMeasure => "its frames were not measured by PDQ",
            TmkFault.Truncated => "it ends too early",
            TmkFault.TrailingBytes => "more follows after its end",
            TmkFault.OutOfRange => "a number is out of its range",
            _ => "a number is infinite, or none",
        };
        return new Answer(Ending.DamageFound, null, [new CommandEvent.Noted(new Problem(
            "tmk-damaged",
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This TMK feature file is damaged or of another kind: {what} (at byte {offset:N0})."),
            "Look for a whole copy, or ask for it again."))]);
    }
}
