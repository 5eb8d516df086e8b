using System.Buffers.Binary;
using System.Text;

namespace Probative.Formats.Credentials.Jumbf;

/// <summary>
/// Reads the superboxes of ISO 19566-5 (annexes A and B): a box has a length of 32 or 64 bits and four
/// letters; a superbox begins with a description box that has a UUID, toggles, a label, an identifier, a
/// hash and private boxes, each if its toggle says so.
/// </summary>
internal sealed class JumbfReader
{
    public const string Superbox = "jumb";

    private const string Description = "jumd";
    private const int DepthMost = 12;
    private const int BoxesMost = 100_000;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly DamageList _damage;
    private int _boxes;

    private JumbfReader(ReadOnlyMemory<byte> bytes, DamageList damage)
    {
        _bytes = bytes;
        _damage = damage;
    }

    /// <summary>The first box of the bytes; null, with damage, when it cannot be read.</summary>
    public static JumbfBox? Read(ReadOnlyMemory<byte> bytes, DamageList damage)
    {
        var reader = new JumbfReader(bytes, damage);
        return reader.Box(0, bytes.Length, 0);
    }

    /// <summary>
    /// The length that the header of a box states, with the header; null when it is none, 0 when the box
    /// goes on to the end.
    /// </summary>
    public static (long Length, int HeaderBytes)? Header(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return null;
        long length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (length == 0) return (0, 8);
        if (length != 1) return length >= 8 ? (length, 8) : null;
        if (bytes.Length < 16) return null;
        var large = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return large is >= 16 and <= long.MaxValue ? ((long)large, 16) : null;
    }

    private JumbfBox? Box(int start, int end, int depth)
    {
        if (++_boxes > BoxesMost || depth > DepthMost)
        {
            Report(start, CredentialCodes.TooMany, "Boxes are nested too deeply, or there are too many.");
            return null;
        }

        var room = _bytes.Span[start..end];
        if (Header(room) is not var (length, header) || length > room.Length)
        {
            Report(start, CredentialCodes.Box, "The length of a box does not fit where it stands.");
            return null;
        }

        if (length == 0) length = room.Length;
        var type = Letters(room.Slice(4, 4));
        var whole = _bytes.Slice(start, (int)length);
        return type == Superbox
            ? Super(start, whole, header, depth)
            : new JumbfBox { Type = type, Offset = start, Whole = whole, Content = whole[header..] };
    }

    private JumbfBox? Super(int start, ReadOnlyMemory<byte> whole, int header, int depth)
    {
        var end = start + whole.Length;
        var at = start + header;
        if (at >= end || Box(at, end, depth + 1) is not { Type: Description } description)
        {
            Report(start, CredentialCodes.Box, "A superbox does not begin with its description.");
            return null;
        }

        if (!Describe(description.Content.Span, out var purpose, out var label))
            Report(
                at,
                CredentialCodes.Box,
                "The description of a superbox is cut off, or its label is no text.");
        var children = new List<JumbfBox>();
        at += description.Whole.Length;
        while (at < end && Box(at, end, depth + 1) is { } child)
        {
            children.Add(child);
            at += child.Whole.Length;
        }

        return new JumbfBox
        {
            Type = Superbox,
            Offset = start,
            Whole = whole,
            Content = whole[header..],
            Purpose = purpose,
            Label = label,
            Children = children,
        };
    }

    /// <summary>Annex A.3: 16 bytes of UUID, one of toggles, a label that ends in a zero.</summary>
    private static bool Describe(ReadOnlySpan<byte> bytes, out string purpose, out string? label)
    {
        purpose = "";
        label = null;
        if (bytes.Length < 17) return false;
        purpose = Convert.ToHexStringLower(bytes[..16]);
        if ((bytes[16] & 0x02) == 0) return true;
        var text = bytes[17..];
        var length = text.IndexOf((byte)0);
        if (length < 0 || length > Excerpt.Most || !System.Text.Unicode.Utf8.IsValid(text[..length]))
            return false;
        label = Encoding.UTF8.GetString(text[..length]);
        return true;
    }

    private static string Letters(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private void Report(int offset, string code, string message) =>
        _damage.Add(new Damage(code, "", offset, message));
}
