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

        // A key may begin on the last byte, and so end behind it; or within this key, of which it is no end.
        var next = NextKey(rest.Span[..(int)Math.Min(rest.Length, stated + KeyBytes - 1)]);
        var end = Math.Max(KeyBytes + used, next);
        var bytes = rest[..(int)Math.Min(end, stated)];
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

        // Senders fill the end of a PES packet with zeros or ones; that is no damage.
        var foreign = content[at..end];
        if (foreign.IndexOfAnyExcept(foreign[0]) >= 0 || foreign[0] is not (0 or 0xff))
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
