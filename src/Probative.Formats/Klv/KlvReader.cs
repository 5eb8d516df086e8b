using System.Buffers.Binary;
using System.Globalization;

namespace Probative.Formats.Klv;

/// <summary>
/// Finds packets of key, length and value in bytes (SMPTE 336) and reads those of the MISB sets.
/// </summary>
public static class KlvReader
{
    /// <summary>The tag of the checksum in ST 0601 and ST 0903.</summary>
    private const int ChecksumTag = 1;

    // Bytes can be made of keys alone: 1 MiB of them is 60,000 packets.
    private const int PacketsMost = 10_000;

    /// <summary>Reads every packet of some bytes, and says what is wrong with them.</summary>
    /// <param name="content">The bytes, at most some MiB; they are kept by the packets.</param>
    /// <param name="damage">Gets what is wrong, at offsets in the content.</param>
    /// <param name="origin">Added to the offsets of damage; for content that lies in a file.</param>
    public static IReadOnlyList<KlvPacket> Read(
        ReadOnlyMemory<byte> content, DamageList damage, long origin = 0)
    {
        ArgumentNullException.ThrowIfNull(damage);
        var packets = new List<KlvPacket>();
        var at = 0;
        while (at < content.Length)
        {
            if (!UniversalKey.TryRead(content.Span[at..], out var key))
            {
                at = PassOver(content.Span, at, damage, origin);
                continue;
            }

            if (packets.Count >= PacketsMost)
            {
                damage.Add(new Damage(KlvCodes.TooMany, "", origin + at, "More packets than are read."));
                break;
            }

            var packet = ReadOne(key, content[at..], at, damage, origin);
            packets.Add(packet);
            at += packet.Bytes.Length;
        }

        return packets;
    }

    /// <summary>
    /// Where the last packet of some bytes begins, when more of it may come behind them; their length where
    /// they end with the end of a packet.
    /// </summary>
    /// <param name="content">The bytes.</param>
    /// <param name="wanted">How many bytes that packet takes in all; 0 where it is not known yet.</param>
    internal static int TailOf(ReadOnlySpan<byte> content, out long wanted)
    {
        const int KeyBytes = UniversalKey.SizeBytes;
        wanted = 0;
        for (var at = 0; at < content.Length;)
        {
            var rest = content[at..];
            if (!rest.StartsWith(UniversalKey.Start))
            {
                var next = rest.IndexOf(UniversalKey.Start);
                if (next < 0) return at + StartOfKey(rest);
                at += next;
                continue;
            }

            if (rest.Length <= KeyBytes) return at;
            if (!Ber.TryReadLength(rest[KeyBytes..], out var length, out var used))
            {
                var bytes = rest[KeyBytes] & 0x7f;
                if (bytes is > 0 and <= 8 && rest.Length <= KeyBytes + bytes) return at;
                at += NextKey(rest);
                continue;
            }

            var stated = KeyBytes + used + length;
            var end = EndOf(rest, stated, KeyBytes + used);
            if (end < stated && end == rest.Length)
            {
                wanted = stated;
                return at;
            }

            at += end;
        }

        return content.Length;
    }

    /// <summary>Whether bytes are those with which senders fill the end of a PES packet.</summary>
    internal static bool IsFill(ReadOnlySpan<byte> bytes) =>
        bytes[0] is 0 or 0xff && bytes.IndexOfAnyExcept(bytes[0]) < 0;

    /// <summary>Where the last bytes are the first of a key; their length where they are not.</summary>
    private static int StartOfKey(ReadOnlySpan<byte> bytes)
    {
        for (var count = Math.Min(UniversalKey.Start.Length - 1, bytes.Length); count > 0; count--)
        {
            if (bytes.EndsWith(UniversalKey.Start[..count])) return bytes.Length - count;
        }

        return bytes.Length;
    }

    private static KlvPacket ReadOne(
        UniversalKey key, ReadOnlyMemory<byte> rest, int at, DamageList damage, long origin)
    {
        const int KeyBytes = UniversalKey.SizeBytes;
        if (!Ber.TryReadLength(rest.Span[KeyBytes..], out var length, out var used))
        {
            damage.Add(new Damage(
                KlvCodes.Length, "", origin + at + KeyBytes, "A packet's length is not in a form of BER."));
            return new KlvPacket
            {
                Key = key,
                Bytes = rest[..NextKey(rest.Span)],
                IsCut = true,
                Offset = origin + at,
                ContentOffset = at,
            };
        }

        var stated = KeyBytes + used + length;
        var end = EndOf(rest.Span, stated, KeyBytes + used);
        var bytes = rest[..end];
        var isCut = bytes.Length < stated;
        if (isCut)
        {
            damage.Add(new Damage(
                KlvCodes.Cut,
                "",
                origin + at,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A packet of {length} bytes ends after {bytes.Length - KeyBytes - used}.")));
        }

        var reader = new SetReader(damage, origin + at);
        var value = bytes[(KeyBytes + used)..];
        var set = key.Kind switch
        {
            SetKind.Other => null,
            SetKind.Universal => reader.ReadUniversal(value, KeyBytes + used),
            var kind => reader.ReadLocal(kind, value, KeyBytes + used),
        };
        return new KlvPacket
        {
            Key = key,
            Bytes = bytes,
            IsCut = isCut,
            Offset = origin + at,
            ContentOffset = at,
            Set = set,
            Checksum = ChecksumOf(key.Kind, set, bytes.Span, damage, origin + at),
        };
    }

    private static Checksum? ChecksumOf(
        SetKind kind, LocalSet? set, ReadOnlySpan<byte> bytes, DamageList damage, long offset)
    {
        if (kind is not (SetKind.Uas or SetKind.Targets) || set is null) return null;
        if (set.Item(ChecksumTag) is not { Bytes.Length: 2 } item)
        {
            if (set.IsWhole)
            {
                damage.Add(new Damage(
                    KlvCodes.NoChecksum, "", offset, "A packet has no checksum.", IsWarning: true));
            }

            return null;
        }

        var stored = BinaryPrimitives.ReadUInt16BigEndian(item.Bytes.Span);
        var checksum = new Checksum(stored, Checksum.Compute(bytes[..(item.At + 2)]));
        if (!checksum.IsRight)
        {
            damage.Add(new Damage(
                KlvCodes.Checksum,
                "",
                offset,
                $"The checksum is stored as {checksum.Stored:x4}; the bytes give {checksum.Computed:x4}."));
        }

        return checksum;
    }

    /// <summary>The end of a packet that states its length: by it, by another key or by the bytes.</summary>
    private static int EndOf(ReadOnlySpan<byte> rest, long stated, int headerBytes)
    {
        // A key may begin on the last byte, and so end behind it; or within this key, of which it is no end.
        var next = NextKey(rest[..(int)Math.Min(rest.Length, stated + UniversalKey.SizeBytes - 1)]);
        return (int)Math.Min(Math.Max(headerBytes, next), stated);
    }

    /// <summary>
    /// Where the bytes of a packet end: before another packet of the same key, which a wrong length or a lost
    /// end must not hide, or where they end themselves.
    /// </summary>
    private static int NextKey(ReadOnlySpan<byte> bytes)
    {
        var next = bytes[1..].IndexOf(bytes[..UniversalKey.SizeBytes]);
        return next < 0 ? bytes.Length : 1 + next;
    }

    private static int PassOver(ReadOnlySpan<byte> content, int at, DamageList damage, long origin)
    {
        var next = content[(at + 1)..].IndexOf(UniversalKey.Start);
        var end = next < 0 ? content.Length : at + 1 + next;

        if (!IsFill(content[at..end]))
        {
            damage.Add(new Damage(
                KlvCodes.NoKey,
                "",
                origin + at,
                string.Create(CultureInfo.InvariantCulture, $"{end - at} bytes begin with no key.")));
        }

        return end;
    }
}
