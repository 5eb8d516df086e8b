using System.Globalization;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Pages;
using Probative.Ledger.Notes;

namespace Probative.Handover.Receipts;

/// <summary>`RECEIPT.txt`: what was given, kept and failed, and how to check it, in plain words.</summary>
internal static class ReceiptText
{
    private static readonly string[] Stated = ["from", "how", "received", "conditions", "consent"];

    public static IEnumerable<string> Head(
        IntakeId intake, Checkpoint checkpoint, DateTimeOffset made, long kept, long failed) =>
    [
        "RECEIPT",
        "",
        "What is listed here was given to us, taken in, and entered in a signed record. The files beside",
        "this one prove it; keep the whole folder.",
        "",
        $"  record   {VisibleText.Of(checkpoint.Origin)}, {ReadableText.Number((long)checkpoint.Size)} facts",
        $"  intake   {intake}",
        $"  made     {ReadableText.Time(made)}, by our clock",
        $"  kept     {ReadableText.Count(kept, "file", "files")}",
        $"  failed   {ReadableText.Count(failed, "file", "files")}",
        "",
    ];

    public static IEnumerable<string> Of(RecordedFact fact)
    {
        // Only what the proof opens is told: text and proof never say different things.
        var opened = new FactReader([.. ReceiptProof.Opened(fact)]);
        return opened.Type switch
        {
            "ItemReceived" => OfItem(fact, opened),
            "IntakeFailed" => OfFailure(fact, opened),
            _ => OfEnd(fact, opened),
        };
    }

    public static IEnumerable<string> Tail { get; } =
    [
        "HOW TO CHECK",
        "",
        "  1. `sha256sum YOUR-FILE` prints the SHA-256 that stands above for that file.",
        "  2. `probative-check fact-N.tlog-proof --key FINGERPRINT` checks that fact N stands in the record",
        "     and who signed it. The fingerprint (64 hexadecimal digits) you have from us in person, in",
        "     print, or from a place that you chose; never from this folder.",
        "",
        "WHAT IT SHOWS, AND WHAT NOT",
        "",
        "  - It shows that the signer entered this in the record, at this place. Should the record ever be",
        "    handed over without it, this folder is the proof that something is missing.",
        "  - No outside time: it could have been made on any day before you received it. Write down the day",
        "    on which you did, and let somebody else see it.",
        "  - It does not show that what you gave is true or genuine, what happened to it before, or what we",
        "    make of it. Nothing here says what others gave.",
    ];

    private static IEnumerable<string> OfItem(RecordedFact fact, FactReader opened)
    {
        var said = Stated.Select(field => $"{field} {Text(opened, field) ?? "not stated"}");
        return
        [
            $"{Text(opened, "name") ?? "a file without a name"}",
            $"  {ReadableText.Size(opened.Count("size_bytes") ?? 0)}",
            $"  SHA-256 {opened.Digest("sha256")?.ToHex() ?? "destroyed"}",
            $"  as stated: {string.Join("; ", said)}",
            $"  {Place(fact, opened)}",
            "",
        ];
    }

    private static IEnumerable<string> OfFailure(RecordedFact fact, FactReader opened) =>
    [
        $"{Text(opened, "name") ?? "a file without a name"}",
        $"  NOT TAKEN IN ({Text(opened, "code")}): {Text(opened, "message") ?? "see our record"}",
        $"  {Place(fact, opened)}",
        "",
    ];

    private static IEnumerable<string> OfEnd(RecordedFact fact, FactReader opened) =>
    [
        $"The intake ended: {opened.Count("received")} received, {opened.Count("failed")} failed.",
        $"  {Place(fact, opened)}",
        "",
    ];

    private static string Place(RecordedFact fact, FactReader opened)
    {
        var when = opened.At is { } at ? $", recorded {ReadableText.Time(at)} by our clock" : "";
        var number = fact.Number.ToString(CultureInfo.InvariantCulture);
        return $"fact {number} of its case, {ReceiptProof.FileName(fact)}{when}";
    }

    private static string? Text(FactReader opened, string field) =>
        opened.Text(field) is { } text ? VisibleText.Of(text) : null;
}
