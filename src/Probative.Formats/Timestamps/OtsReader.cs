using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Formats.Timestamps;

/// <summary>
/// Reads OpenTimestamps proofs as python-opentimestamps does, which is their specification. Bytes that are
/// not in that form give a <see cref="Damage"/>.
/// </summary>
public ref struct OtsReader
{
    internal const byte AttestationMark = 0x00;
    internal const byte ForkMark = 0xff;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private Damage? _damage;

    private OtsReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Reads the content of a <c>.ots</c> file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The proof; null when false is returned.</param>
    /// <param name="damage">What is wrong, with the offset; default when true is returned.</param>
    public static bool TryReadFile(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out OtsFile? file, out Damage damage)
    {
        var reader = new OtsReader(bytes);
        file = reader.IsSmall() ? reader.ReadFile() : null;
        damage = file is null ? reader._damage!.Value : default;
        return file is not null;
    }

    /// <summary>Reads what a calendar answers: what is known of a message that the asker has.</summary>
    /// <param name="bytes">The whole answer.</param>
    /// <param name="message">The message, at most 4,096 bytes.</param>
    /// <param name="timestamp">What is known of it; null when false is returned.</param>
    /// <param name="damage">What is wrong, with the offset; default when true is returned.</param>
    public static bool TryReadTimestamp(
        ReadOnlySpan<byte> bytes,
        ReadOnlySpan<byte> message,
        [NotNullWhen(true)] out OtsTimestamp? timestamp,
        out Damage damage)
    {
        var reader = new OtsReader(bytes);
        timestamp = reader.IsSmall()
            ? reader.ReadTimestamp(message.ToArray(), message.Length, OtsTimestamp.DepthLimit)
            : null;
        if (timestamp is not null && !reader.IsAtEnd()) timestamp = null;
        damage = timestamp is null ? reader._damage!.Value : default;
        return timestamp is not null;
    }

    private OtsFile? ReadFile()
    {
        if (!OtsFile.IsLike(_bytes))
            return Stop<OtsFile>(TimestampCodes.OtsMalformed, "It does not begin like a proof.");
        _at = OtsFile.Magic.Length;
        if (ReadNumber() is not { } version) return null;
        if (version != OtsFile.Version)
            return Stop<OtsFile>(TimestampCodes.OtsUnknown, $"Version {version} is not read here.");
        if (ReadByte() is not { } hash) return null;
        if (OtsOperation.HashBytes(hash) is not (> 0 and var length))
            return Stop<OtsFile>(TimestampCodes.OtsUnknown, $"{hash:x2} is no hash of a file.");
        if (!TryRead(length, out var digest)) return null;
        var timestamp = ReadTimestamp(digest.ToArray(), length, OtsTimestamp.DepthLimit);
        return timestamp is not null && IsAtEnd() ? new OtsFile(hash, digest, timestamp) : null;
    }

    /// <summary>
    /// A node: alternatives, each but the last after a fork mark. Recursion ends at the limit of the format;
    /// every level takes at least one byte of the file.
    /// </summary>
    /// <param name="message">The message, or null after an operation that is not computed.</param>
    /// <param name="length">Its length, which is known in any case.</param>
    /// <param name="depth">How many operations may still follow.</param>
    private OtsTimestamp? ReadTimestamp(byte[]? message, int length, int depth)
    {
        if (depth == 0) return Stop<OtsTimestamp>(TimestampCodes.OtsTooLarge, "Too many operations follow.");
        var attestations = new List<OtsAttestation>();
        var branches = new List<(OtsOperation, OtsTimestamp)>();
        for (var isLast = false; !isLast;)
        {
            if (ReadByte() is not { } mark) return null;
            isLast = mark != ForkMark;
            if (!isLast)
            {
                if (ReadByte() is not { } next) return null;
                mark = next;
            }

            if (mark == AttestationMark)
            {
                if (ReadAttestation() is not { } attestation) return null;
                attestations.Add(attestation);
                continue;
            }

            if (ReadOperation(mark) is not { } operation) return null;
            if (!operation.Fits(length))
                return Stop<OtsTimestamp>(TimestampCodes.OtsTooLarge, "A result is empty or too long.");
            var result = message is null ? null : operation.Apply(message);
            var after = ReadTimestamp(result, LengthAfter(operation, length), depth - 1);
            if (after is null) return null;
            branches.Add((operation, after));
        }

        return OtsTimestamp.Of(attestations, branches);
    }

    private static int LengthAfter(OtsOperation operation, int length) => operation.Tag switch
    {
        OtsOperation.Hexlify => 2 * length,
        OtsOperation.Reverse => length,
        _ when OtsOperation.HasArgument(operation.Tag) => length + operation.Argument.Length,
        _ => OtsOperation.HashBytes(operation.Tag),
    };

    private OtsOperation? ReadOperation(byte tag)
    {
        if (!OtsOperation.IsKnown(tag))
            return Stop<OtsOperation>(TimestampCodes.OtsUnknown, $"{tag:x2} is no operation.");
        if (!OtsOperation.HasArgument(tag)) return new OtsOperation(tag);
        if (!TryReadBytes(OtsOperation.MessageLimitBytes, out var argument)) return null;
        return argument.IsEmpty
            ? Stop<OtsOperation>(TimestampCodes.OtsMalformed, "An argument is empty.")
            : new OtsOperation(tag, argument);
    }

    private OtsAttestation? ReadAttestation()
    {
        if (!TryRead(8, out var tagBytes)) return null;
        var tag = BinaryPrimitives.ReadUInt64BigEndian(tagBytes);
        if (!TryReadBytes(OtsAttestation.PayloadLimitBytes, out var payload)) return null;
        var inner = new OtsReader(payload);
        switch (tag)
        {
            case OtsAttestation.PendingTag:
                if (!inner.TryReadBytes(OtsAttestation.UriLimitBytes, out var uri)
                    || !inner.IsAtEnd()
                    || !OtsAttestation.IsUri(Encoding.Latin1.GetString(uri)))
                {
                    return Stop<OtsAttestation>(TimestampCodes.OtsMalformed, "A calendar has no address.");
                }

                return new OtsAttestation(tag, payload.ToArray(), OtsAttestationKind.Pending)
                {
                    Uri = Encoding.ASCII.GetString(uri),
                };
            case OtsAttestation.BitcoinTag:
                if (inner.ReadNumber() is not { } height || !inner.IsAtEnd())
                    return Stop<OtsAttestation>(TimestampCodes.OtsMalformed, "A block has no proper height.");
                return new OtsAttestation(tag, payload.ToArray(), OtsAttestationKind.Bitcoin)
                {
                    Height = height,
                };
            default:
                return new OtsAttestation(tag, payload.ToArray(), OtsAttestationKind.Unknown);
        }
    }

    private ulong? ReadNumber()
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            if (ReadByte() is not { } next) return null;
            var bits = (ulong)(next & 0x7f);
            if (shift > 63 || bits << shift >> shift != bits)
            {
                Stop<OtsFile>(TimestampCodes.OtsMalformed, "A number is over 64 bits.");
                return null;
            }

            number |= bits << shift;
            if ((next & 0x80) == 0) return number;
        }
    }

    private bool TryReadBytes(int limit, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (ReadNumber() is not { } length) return false;
        if (length <= (ulong)limit) return TryRead((int)length, out bytes);
        Stop<OtsFile>(TimestampCodes.OtsTooLarge, $"{length} bytes where at most {limit} are allowed.");
        return false;
    }

    private byte? ReadByte() => TryRead(1, out var one) ? one[0] : null;

    private bool TryRead(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (_bytes.Length - _at < count)
        {
            Stop<OtsFile>(TimestampCodes.OtsMalformed, "It ends in the middle.");
            return false;
        }

        bytes = _bytes.Slice(_at, count);
        _at += count;
        return true;
    }

    private bool IsSmall()
    {
        if (_bytes.Length <= OtsFile.LimitBytes) return true;
        Stop<OtsFile>(TimestampCodes.OtsTooLarge, $"It has over {OtsFile.LimitBytes} bytes.");
        return false;
    }

    private bool IsAtEnd()
    {
        if (_at == _bytes.Length) return true;
        Stop<OtsFile>(TimestampCodes.OtsMalformed, "More bytes follow after its end.");
        return false;
    }

    private T? Stop<T>(string code, string message)
        where T : class
    {
        _damage ??= new Damage(code, "", _at, message);
        return null;
    }
}
