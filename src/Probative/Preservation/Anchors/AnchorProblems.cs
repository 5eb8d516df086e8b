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
