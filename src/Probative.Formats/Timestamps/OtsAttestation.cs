using System.Buffers.Binary;

namespace Probative.Formats.Timestamps;

/// <summary>
/// Who is said to have seen a message, as it stands in the file: a tag and a payload, kept verbatim also
/// where they are not understood (python-opentimestamps, <c>core/notary.py</c>).
/// </summary>
public sealed class OtsAttestation : IEquatable<OtsAttestation>
{
    /// <summary>The most bytes of a payload.</summary>
    public const int PayloadLimitBytes = 8192;

    /// <summary>The most characters of a calendar's address.</summary>
    public const int UriLimitBytes = 1000;

    internal const ulong BitcoinTag = 0x0588960d73d71901;
    internal const ulong PendingTag = 0x83dfe30d2ef90c8e;

    internal OtsAttestation(ulong tag, ReadOnlyMemory<byte> payload, OtsAttestationKind kind)
    {
        Tag = tag;
        Payload = payload;
        Kind = kind;
    }

    /// <summary>The eight bytes of the tag, read as a big-endian number.</summary>
    public ulong Tag { get; }

    /// <summary>The bytes after the tag, without their length.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Which of the kinds that are understood here it is.</summary>
    public OtsAttestationKind Kind { get; }

    /// <summary>
    /// The address of the calendar that promised more; null unless pending. It is a stranger's text of the
    /// characters that <see cref="IsUri"/> allows, and MUST NOT be called without the operator's word.
    /// </summary>
    public string? Uri { get; init; }

    /// <summary>The block of the Bitcoin chain that is said to hold it; null unless of Bitcoin.</summary>
    public ulong? Height { get; init; }

    /// <summary>The calendar at an address promises to put the message into a block.</summary>
    /// <param name="uri">1 to 1,000 of the characters that <see cref="IsUri"/> allows.</param>
    /// <exception cref="ArgumentException">The address is not of that form.</exception>
    public static OtsAttestation Pending(string uri)
    {
        if (!IsUri(uri)) throw new ArgumentException("Not an address of a calendar.", nameof(uri));
        var payload = new OtsBytes();
        payload.WriteBytes(System.Text.Encoding.ASCII.GetBytes(uri));
        return new OtsAttestation(PendingTag, payload.ToArray(), OtsAttestationKind.Pending) { Uri = uri };
    }

    /// <summary>The message is said to be the Merkle root of a block of the Bitcoin chain.</summary>
    public static OtsAttestation Bitcoin(ulong height)
    {
        var payload = new OtsBytes();
        payload.WriteNumber(height);
        return new OtsAttestation(BitcoinTag, payload.ToArray(), OtsAttestationKind.Bitcoin)
        {
            Height = height,
        };
    }

    /// <summary>
    /// Whether a text may stand as a calendar's address: letters, digits and <c>- . _ / :</c>, so that it can
    /// neither hide a query nor the end of a line.
    /// </summary>
    public static bool IsUri(string? text) =>
        text is { Length: >= 1 and <= UriLimitBytes }
        && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.' or '_' or '/' or ':');

    /// <inheritdoc/>
    public bool Equals(OtsAttestation? other) =>
        other is not null && Tag == other.Tag && Payload.Span.SequenceEqual(other.Payload.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OtsAttestation);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Tag);
        hash.AddBytes(Payload.Span);
        return hash.ToHashCode();
    }

    /// <summary>
    /// The order in which attestations stand in a file: by tag, then by what they say.
    /// </summary>
    internal static int Order(OtsAttestation left, OtsAttestation right)
    {
        if (left.Tag != right.Tag) return left.Tag.CompareTo(right.Tag);
        return (left.Height, right.Height) is ({ } first, { } second) && first != second
            ? first.CompareTo(second)
            : left.Payload.Span.SequenceCompareTo(right.Payload.Span);
    }

    internal void Write(OtsBytes output)
    {
        Span<byte> tag = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(tag, Tag);
        output.Write(tag);
        output.WriteBytes(Payload.Span);
    }
}
