using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>What can be wrong with an answer from outside, and what to do then.</summary>
internal static class AnchorProblems
{
    public static Problem Of(string code, string path, string message) =>
        new(code, path, message, HintFor(code));

    public static Problem Foreign(string path) => new(
        "anchor-foreign",
        path,
        "It is about none of the checkpoints that this vault gave out.",
        "`probative anchor request` makes a request; bring back the answer to it.");

    public static Problem ListNotHeard(string path, string issuer) => new(
        "crl-other",
        path,
        $"The revocation list of {issuer} says nothing of these answers as of their time; it was not kept.",
        "Give the list of the issuer of the authority's certificate, issued after the answer.");

    public static Problem NobodyToAsk() => new(
        "nobody-to-ask",
        null,
        "No authority or calendar with an address is on the record. Nothing was sent.",
        "State whom to ask: `probative anchor authority add NAME --url URL --roots FILE`, or "
            + "`probative anchor calendar add NAME --url URL`.");

    public static Problem NotThere(string url) => new(
        "outside-status",
        url,
        "It answered with status 404: there is nothing at this address.",
        "Look at the address that was stated for it.");

    /// <summary>A note, no failure: calendars gather for hours.</summary>
    public static Problem NotInABlockYet(string url) => new(
        "ots-not-yet",
        url,
        "It has not put this into a block yet.",
        "Ask again in some hours: `probative anchor upgrade`.");

    public static Problem CalendarNotConfigured(string url) => new(
        "calendar-not-configured",
        url,
        "A proof waits for this calendar, which nobody configured here; it was not asked.",
        "If you trust the address: `probative anchor calendar add NAME --url URL`, then upgrade again.");

    /// <summary>A note, no failure: what the network can tell is told.</summary>
    public static Problem HeaderWanted(string proof, IReadOnlyList<ulong> heights) => new(
        "header-wanted",
        proof,
        $"The proof leads to Bitcoin block {string.Join(", ", heights)}, whose header was not shown.",
        "Get the header where you trust it: `bitcoin-cli getblockheader HASH false`; then "
            + "`probative anchor import PROOF --block-header FILE`.");

    /// <summary>What is said of an answer that came over the network, not as a file.</summary>
    public static Problem Answered(Problem problem) => problem.Code switch
    {
        "anchor-foreign" or TimestampCodes.TokenOther or TimestampCodes.TokenNonce => problem with
        {
            Message = "It answered another request than the one that was sent.",
            Hint = "It proves nothing. Ask again, or ask another authority.",
        },
        TimestampCodes.TokenMalformed or TimestampCodes.OtsMalformed or TimestampCodes.OtsUnknown
            or TimestampCodes.OtsTooLarge => problem with
            {
                Hint = "Look whether the address is that of a time-stamping authority, or of a calendar.",
            },
        _ => problem,
    };

    private static string HintFor(string code) => code switch
    {
        TimestampCodes.TokenUntrusted or TimestampCodes.TokenSigner =>
            "If you trust this authority, add it first: `probative anchor authority add NAME --roots FILE`.",
        TimestampCodes.TokenNotGranted => "Ask again, or ask another authority.",
        TimestampCodes.TokenNonce or TimestampCodes.TokenOther =>
            "Bring back the answer to the very request that was made here.",
        TimestampCodes.TokenRevoked or TimestampCodes.TokenExpired or TimestampCodes.TokenPurpose
            or TimestampCodes.TokenSignature => "It proves nothing. Ask another authority.",
        TimestampCodes.HeaderMalformed or TimestampCodes.HeaderWork =>
            "`bitcoin-cli getblockheader HASH false` prints the header of a block in hex.",
        TimestampCodes.CrlMalformed => "Take the list from the issuer's own address again.",
        _ => "Take the file from where it came again.",
    };
}
