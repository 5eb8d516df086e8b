using System.Text.Json.Nodes;
using Probative.Formats;
using Probative.Formats.Timestamps;
using Probative.Kernel.Outside;

namespace Probative.Preservation.Anchors;

/// <summary>
/// What one authority or calendar is asked, and how its answer becomes one that can be judged.
/// </summary>
/// <param name="Addressee">Who is asked, with an address.</param>
/// <param name="Request">What is sent there.</param>
/// <param name="Sends">In words, what leaves the machine.</param>
/// <param name="Complete">
/// Makes of what came what a file would hold; the damage where it is in no form that is known.
/// </param>
internal sealed record AnchorQuestion(
    AuthorityTrusted Addressee,
    OutsideRequest Request,
    string Sends,
    AnchorQuestion.Completion Complete)
{
    /// <summary>Null where the bytes are in no form that is known.</summary>
    public delegate byte[]? Completion(ReadOnlyMemory<byte> bytes, out Damage damage);

    /// <summary>A TimeStampReq, posted as RFC 3161 section 3.4 says.</summary>
    public static AnchorQuestion OfAuthority(AuthorityTrusted authority, byte[] request) => new(
        authority,
        new OutsideRequest
        {
            Url = authority.Url!,
            ContentType = "application/timestamp-query",
            Accept = "application/timestamp-reply",
            Body = request,
            LimitBytes = TimestampToken.LimitBytes,
        },
        "the SHA-256 of the checkpoint's signed note, and a random number",
        static (ReadOnlyMemory<byte> bytes, out Damage damage) =>
        {
            damage = default;
            return bytes.ToArray();
        });

    /// <summary>
    /// A digest, posted as OpenTimestamps clients do (python-opentimestamps, <c>calendar.py</c>). It is the
    /// SHA-256 of the note's digest with a nonce: the calendar cannot tell of which note.
    /// </summary>
    /// <param name="calendar">Who is asked.</param>
    /// <param name="note">The SHA-256 of the checkpoint's signed note.</param>
    /// <param name="nonce">Random bytes.</param>
    public static AnchorQuestion OfCalendar(AuthorityTrusted calendar, byte[] note, byte[] nonce)
    {
        var append = new OtsOperation(OtsOperation.Append, nonce);
        var hash = new OtsOperation(OtsOperation.Sha256);
        var commitment = hash.Apply(append.Apply(note)!)!;
        return new AnchorQuestion(
            calendar,
            Ask(calendar, "/digest", commitment),
            "a digest made of the checkpoint's signed note and a random number",
            (ReadOnlyMemory<byte> bytes, out Damage damage) =>
            {
                if (!OtsReader.TryReadTimestamp(bytes.Span, commitment, out var promise, out damage))
                    return null;
                var hashed = OtsTimestamp.Of([], [(hash, promise)]);
                return new OtsFile(
                    OtsOperation.Sha256, note, OtsTimestamp.Of([], [(append, hashed)])).ToBytes();
            });
    }

    /// <summary>What a calendar has done with a message that it promised to put into a block.</summary>
    /// <param name="calendar">Who is asked.</param>
    /// <param name="proof">The proof that waits.</param>
    /// <param name="message">The message of its promise.</param>
    public static AnchorQuestion OfProof(AuthorityTrusted calendar, OtsFile proof, byte[] message) => new(
        calendar,
        Ask(calendar, $"/timestamp/{Convert.ToHexStringLower(message)}", null),
        "a digest that the calendar gave out itself",
        (ReadOnlyMemory<byte> bytes, out Damage damage) =>
        {
            if (!OtsReader.TryReadTimestamp(bytes.Span, message, out var more, out damage)) return null;
            var upgraded = proof.Timestamp.Upgrade(proof.Digest.Span, message, more);
            return new OtsFile(proof.HashTag, proof.Digest.Span, upgraded).ToBytes();
        });

    /// <summary>In the shape of docs/spec/json-output.md.</summary>
    public JsonObject ToJson() => new()
    {
        ["name"] = Addressee.Authority,
        ["kind"] = Addressee.Kind,
        ["method"] = Request.Method,
        ["url"] = Request.Url,
        ["bytes"] = Request.Body?.Length ?? 0,
        ["sends"] = Sends,
    };

    private static OutsideRequest Ask(AuthorityTrusted calendar, string path, byte[]? body) => new()
    {
        Url = calendar.Url!.TrimEnd('/') + path,
        ContentType = body is null ? null : "application/octet-stream",
        Accept = "application/vnd.opentimestamps.v1",
        Body = body is null ? null : (ReadOnlyMemory<byte>?)body,
        LimitBytes = OtsFile.LimitBytes,
    };
}
