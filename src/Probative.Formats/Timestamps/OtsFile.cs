namespace Probative.Formats.Timestamps;

/// <summary>
/// A detached OpenTimestamps proof, the content of a <c>.ots</c> file: which hash of which file, and what is
/// known of that hash.
/// </summary>
public sealed class OtsFile
{
    /// <summary>
    /// The most bytes of a file that is read: twice what a proof with some hundred calendars has.
    /// </summary>
    public const int LimitBytes = 64 * 1024;

    internal const ulong Version = 1;

    /// <summary>Makes a proof.</summary>
    /// <param name="hashTag">The tag of the operation by which the file was hashed.</param>
    /// <param name="digest">That hash, in the length of its operation.</param>
    /// <param name="timestamp">What is known of it; not empty.</param>
    /// <exception cref="ArgumentException">One of them is not in its form.</exception>
    public OtsFile(byte hashTag, ReadOnlySpan<byte> digest, OtsTimestamp timestamp)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        if (digest.IsEmpty || OtsOperation.HashBytes(hashTag) != digest.Length)
            throw new ArgumentException("Not a hash and its digest.", nameof(digest));
        if (timestamp.IsEmpty) throw new ArgumentException("Nothing is known.", nameof(timestamp));
        HashTag = hashTag;
        Digest = digest.ToArray();
        Timestamp = timestamp;
    }

    /// <summary>The tag of the hash, such as <see cref="OtsOperation.Sha256"/>.</summary>
    public byte HashTag { get; }

    /// <summary>The hash of the file that is proved to be old.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    /// <summary>What is known of the hash.</summary>
    public OtsTimestamp Timestamp { get; }

    internal static ReadOnlySpan<byte> Magic =>
    [
        0x00, (byte)'O', (byte)'p', (byte)'e', (byte)'n', (byte)'T', (byte)'i', (byte)'m', (byte)'e',
        (byte)'s', (byte)'t', (byte)'a', (byte)'m', (byte)'p', (byte)'s', 0x00, 0x00, (byte)'P', (byte)'r',
        (byte)'o', (byte)'o', (byte)'f', 0x00, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94,
    ];

    /// <summary>Whether bytes begin as a proof does.</summary>
    public static bool IsLike(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Every attestation with what it is about.</summary>
    public IReadOnlyList<OtsCommitment> Evaluate() => Timestamp.Evaluate(Digest.Span);

    /// <summary>Whether the proof is about a file with this SHA-256.</summary>
    public bool IsOf(ReadOnlySpan<byte> sha256) =>
        HashTag == OtsOperation.Sha256 && Digest.Span.SequenceEqual(sha256);

    /// <summary>
    /// The bytes of the <c>.ots</c> file, in the order that the reference library writes.
    /// </summary>
    public byte[] ToBytes()
    {
        var output = new OtsBytes();
        output.Write(Magic);
        output.WriteNumber(Version);
        output.Write(HashTag);
        output.Write(Digest.Span);
        Timestamp.Write(output);
        return output.ToArray();
    }
}
