using System.Globalization;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>
/// Texts in user data and metadata: QuickTime's international texts, the lists of iTunes, keys of the
/// metadata specification, and the asset information of 3GPP (TS 26.244 clause 8).
/// </summary>
internal sealed class TextCollector(ByteSource source)
{
    private const int MostTexts = 1000;
    private const int MostCharacters = 4096;
    private const int MostKeys = 4096;

    private readonly List<BoxText> _texts = [];

    public IReadOnlyList<BoxText> Texts => _texts;

    public void AddFrom(Box box)
    {
        if (box.Type == "udta")
        {
            foreach (var child in box.Children) AddUserData(child);
        }
        else if (box.Type == "meta" && box.Child("ilst") is { } list)
        {
            AddList(list, box.Child("keys") is { } keys ? Keys(keys) : []);
        }

        foreach (var child in box.Children)
        {
            if (child.Type is "udta" or "meta" or "trak" or "moov") AddFrom(child);
        }
    }

    private void AddUserData(Box box)
    {
        var bytes = BoxContent.Read(source, box, (2 * MostCharacters) + 16);
        if (box.Type == "loci")
        {
            Add(box.Type, Location(bytes), box.Offset);
            return;
        }

        if (s_assets.Contains(box.Type))
        {
            // A version, a packed language, then the text.
            if (bytes.Length > 6) Add(box.Type, Characters(bytes.AsSpan(6)), box.Offset);
            return;
        }

        if (box.Type[0] != '©') return;

        // Either a length, a language and the text, as QuickTime has it, or a data box as in lists.
        var fields = new Fields(bytes);
        int length = fields.UInt16();
        fields.Skip(2);
        if (!fields.IsShort && length > 0 && length <= fields.Rest.Length)
        {
            Add(box.Type, Characters(fields.Take(length)), box.Offset);
        }
        else if (DataBox(bytes) is { } value)
        {
            Add(box.Type, value, box.Offset);
        }
    }

    private void AddList(Box list, IReadOnlyList<string> keys)
    {
        foreach (var item in list.Children)
        {
            var bytes = BoxContent.Read(source, item, (4 * MostCharacters) + 1024);
            var key = item.Type;
            if (key == "----") key = FreeName(bytes);
            else if (key[0] == '\0' && KeyAt(key, keys) is { } named) key = named;
            if (DataBox(bytes) is { } value) Add(key, value, item.Offset);
        }
    }

    private static string? KeyAt(string number, IReadOnlyList<string> keys)
    {
        var index = (number[2] << 8) | number[3];
        return index >= 1 && index <= keys.Count ? keys[index - 1] : null;
    }

    private List<string> Keys(Box box)
    {
        var keys = new List<string>();
        var fields = new Fields(BoxContent.Read(source, box));
        fields.Skip(4);
        var count = Math.Min(fields.UInt32(), MostKeys);
        for (var i = 0; i < count; i++)
        {
            var size = fields.UInt32();
            fields.Skip(4);
            if (size < 8) break;
            var key = fields.Take((int)Math.Min(size - 8, int.MaxValue));
            if (fields.IsShort) break;
            keys.Add(Characters(key));
        }

        return keys;
    }

    // Names that are not registered come as three boxes: whose, which, what.
    private static string FreeName(ReadOnlySpan<byte> bytes)
    {
        var name = "----";
        var fields = new Fields(bytes);
        while (fields.Rest.Length >= 8)
        {
            var size = fields.UInt32();
            var type = fields.Name();
            if (size < 8 || size - 8 > fields.Rest.Length) break;
            var content = fields.Take((int)size - 8);
            if (type is "mean" or "name" && content.Length > 4) name += ":" + Characters(content[4..]);
        }

        return name;
    }

    private static string? DataBox(ReadOnlySpan<byte> bytes)
    {
        var fields = new Fields(bytes);
        while (fields.Rest.Length >= 8)
        {
            var size = fields.UInt32();
            var type = fields.Name();
            if (size < 8) return null;
            var content = fields.Take((int)Math.Min(size - 8, fields.Rest.Length));
            if (type == "data" && content.Length >= 8) return Value(content);
        }

        return null;
    }

    // Well-known types of the QuickTime File Format: 1 UTF-8, 2 UTF-16, 21 and 22 integers, 23 and 24 reals.
    private static string Value(ReadOnlySpan<byte> data)
    {
        var fields = new Fields(data);
        var type = fields.UInt32() & 0xFFFFFF;
        fields.Skip(4);
        var body = fields.Rest;
        switch (type)
        {
            case 1:
                return Characters(body);
            case 2:
                return Encoding.BigEndianUnicode.GetString(body);
            case 21 or 22 when body.Length is > 0 and <= 8:
                var number = (long)fields.Sized(body.Length);
                var shift = 64 - (8 * body.Length);
                var signed = type == 21 ? number << shift >> shift : number;
                return signed.ToString(CultureInfo.InvariantCulture);
            case 23 when body.Length >= 4:
                var single = BitConverter.UInt32BitsToSingle(fields.UInt32());
                return single.ToString(CultureInfo.InvariantCulture);
            case 24 when body.Length >= 8:
                var real = BitConverter.UInt64BitsToDouble(fields.UInt64());
                return real.ToString(CultureInfo.InvariantCulture);
            default:
                return Convert.ToHexStringLower(body[..Math.Min(64, body.Length)]);
        }
    }

    private static string Location(ReadOnlySpan<byte> bytes)
    {
        var fields = new Fields(bytes);
        fields.Skip(6);
        var name = fields.Text();
        fields.Skip(1);
        var (east, north) = (fields.Int32() / 65536.0, fields.Int32() / 65536.0);
        var up = fields.Int32() / 65536.0;
        return fields.IsShort
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"{north:F5} {east:F5} {up:F1} {name}").TrimEnd();
    }

    private static string Characters(ReadOnlySpan<byte> bytes)
    {
        var isWide = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (isWide) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }

    private void Add(string key, string value, long offset)
    {
        if (_texts.Count >= MostTexts) return;
        _texts.Add(new BoxText(key, value[..Math.Min(value.Length, MostCharacters)], offset));
    }

    private static readonly HashSet<string> s_assets =
        ["titl", "dscp", "cprt", "perf", "auth", "gnre", "albm"];
}
