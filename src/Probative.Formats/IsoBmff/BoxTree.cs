using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>Reads boxes and the boxes in them, up to bounds (ISO/IEC 14496-12 clause 4.2).</summary>
internal sealed class BoxTree(ByteSource source, DamageList damage)
{
    // A fragment has five boxes or more and lasts a second or two: days of recording.
    public const long MostBoxes = 2_000_000;

    // The deepest of the standards is about eleven.
    private const int MostDepth = 16;

    /// <summary>How many boxes were read.</summary>
    public long Count { get; private set; }

    /// <summary>One box and everything in it; null where none is, and the damage says why.</summary>
    public Box? Read(long offset, long end, int depth, bool isTail)
    {
        Span<byte> header = stackalloc byte[32];
        header = header[..source.Read(offset, header[..(int)Math.Min(32, end - offset)])];
        if (header.Length < 8)
        {
            if (!isTail || header.ContainsAnyExcept((byte)0))
            {
                damage.Add(new Damage(BoxCodes.Truncated, "", offset, "Fewer than eight bytes stand here."));
            }

            return null;
        }

        var type = Encoding.Latin1.GetString(header.Slice(4, 4));
        if (!IsName(header.Slice(4, 4)))
        {
            // User data of QuickTime may end with a zero in place of a box.
            var isEnd = isTail && BinaryPrimitives.ReadUInt32BigEndian(header) == 0;
            if (!isEnd) damage.Add(new Damage(BoxCodes.Name, "", offset, "No box name stands here."));
            return null;
        }

        if (!TrySize(header, offset, end, type, out var headerBytes, out var size)) return null;
        var extended = type == "uuid" ? Convert.ToHexStringLower(header.Slice(headerBytes - 16, 16)) : null;
        Count++;
        var content = ContentOf(type, offset + headerBytes, offset + size);
        var children = content is { } start ? ReadChildren(start, offset + size, depth + 1, type) : [];
        return new Box(type, extended, offset, headerBytes, size, children);
    }

    private List<Box> ReadChildren(long start, long end, int depth, string within)
    {
        var children = new List<Box>();
        if (depth > MostDepth)
        {
            damage.Add(new Damage(BoxCodes.TooDeep, "", start, "Boxes lie deeper than is read."));
            return children;
        }

        for (var at = start; at < end && Count < MostBoxes;)
        {
            if (Read(at, end, depth, isTail: within is "udta" or "stsd" or "meta") is not { } child) break;
            children.Add(child);
            at = child.End;
        }

        return children;
    }

    private bool TrySize(
        ReadOnlySpan<byte> header, long offset, long end, string type, out int headerBytes, out long size)
    {
        ulong stated = BinaryPrimitives.ReadUInt32BigEndian(header);
        headerBytes = (stated == 1 ? 16 : 8) + (type == "uuid" ? 16 : 0);
        size = 0;
        if (header.Length < headerBytes)
        {
            damage.Add(new Damage(BoxCodes.Truncated, "", offset, $"\"{type}\" ends inside its header."));
            return false;
        }

        if (stated == 1) stated = BinaryPrimitives.ReadUInt64BigEndian(header[8..]);
        if (stated == 0) stated = (ulong)(end - offset);
        if (stated < (ulong)headerBytes)
        {
            damage.Add(new Damage(BoxCodes.Size, "", offset, string.Create(
                CultureInfo.InvariantCulture, $"\"{type}\" states a size of {stated}: less than a header.")));
            return false;
        }

        if (stated > (ulong)(end - offset))
        {
            var code = end == source.Length ? BoxCodes.Truncated : BoxCodes.Oversized;
            damage.Add(new Damage(code, "", offset, string.Create(
                CultureInfo.InvariantCulture,
                $"\"{type}\" states a size of {stated}, and {end - offset} bytes are there.")));
        }

        size = (long)Math.Min(stated, (ulong)(end - offset));
        return true;
    }

    // Where the boxes in a box begin; null for a box that holds none, or none that are read as such.
    private long? ContentOf(string type, long content, long end)
    {
        if (s_containers.Contains(type)) return content;
        switch (type)
        {
            case "meta":
                // A full box in ISO files, a plain one in QuickTime: there the first child is named at once.
                Span<byte> name = stackalloc byte[4];
                var isPlain = source.TryRead(content + 4, name) && name.SequenceEqual("hdlr"u8);
                return isPlain ? content : content + 4 <= end ? content + 4 : null;
            case "iref":
                return content + 4 <= end ? content + 4 : null;
            case "iinf":
                return source.TryUInt32Big(content, out var version) && content + 8 <= end
                    ? content + ((version >> 24) == 0 ? 6 : 8)
                    : null;
            case "dref":
                return content + 8 <= end ? content + 8 : null;
            default:
                return null;
        }
    }

    // A name is four printable characters; QuickTime's begin with a copyright sign, and keys are numbers.
    private static bool IsName(ReadOnlySpan<byte> name)
    {
        var isNumber = name[0] == 0 && name[1] == 0 && (name[2] | name[3]) != 0;
        return isNumber || !name.ContainsAnyInRange((byte)0, (byte)0x1F);
    }

    private static readonly FrozenSet<string> s_containers = new[]
    {
        "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "mfra", "udta",
        "ilst", "iprp", "ipco", "sinf", "schi", "tapt", "gmhd", "tref", "strk", "grpl", "jumb", "rinf",
    }.ToFrozenSet(StringComparer.Ordinal);
}
