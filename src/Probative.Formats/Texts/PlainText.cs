using System.Buffers;
using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Texts;

/// <summary>Reads a file of text with a map from its characters to its bytes.</summary>
public static class PlainText
{
    /// <summary>16 MiB: a book has one. What is longer is cut there, and the report says so.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    // A place is found by counting within a run, so runs are kept short.
    private const int MostRun = 256;

    /// <summary>Reads the text. It never throws for what stands in the bytes.</summary>
    /// <param name="source">The file.</param>
    public static TextReport Read(ByteSource source) => Read(source, null);

    /// <summary>
    /// Reads the text of a format that states its encoding. The statement counts where the bytes themselves
    /// leave it open: a byte order mark, and text that is well-formed UTF-8, count for more.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="stated">The encoding that is stated; null for none.</param>
    public static TextReport Read(ByteSource source, TextEncoding? stated)
    {
        ArgumentNullException.ThrowIfNull(source);
        var damage = new DamageList(1000);
        var bytes = new byte[(int)Math.Min(source.Length, MostBytes)];
        ReadOnlySpan<byte> read = bytes.AsSpan(0, source.Read(0, bytes));
        var isWhole = read.Length == source.Length;
        if (!isWhole)
        {
            damage.Add(new Damage(TextCodes.TooLong, "", read.Length, "The text is longer than is read."));
        }

        var head = read[..Math.Min(read.Length, 64 * 1024)];
        var found = EncodingReader.Read(head, isWhole && head.Length == read.Length);
        if ((found ?? stated) is not { } encoding)
        {
            damage.Add(new Damage(TextCodes.NotText, "", 0, "The bytes are not text in a known encoding."));
            return new TextReport(null, isWhole, damage);
        }

        // The head may be ASCII where the rest is not.
        if (encoding.Kind == EncodingKind.Ascii && read.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            encoding = EncodingReader.Read(read, isWhole) ?? encoding;
        }

        if (encoding.IsGuess && stated is not null) encoding = stated;
        return new TextReport(Decode(read, encoding, isWhole, damage), isWhole, damage);
    }

    private static MappedText Decode(
        ReadOnlySpan<byte> bytes, TextEncoding encoding, bool isWhole, DamageList damage)
    {
        var runs = new RunBuilder(MostRun);
        var at = Math.Min(encoding.MarkBytes, bytes.Length);
        var upper = UpperHalves.Of(encoding.Kind);
        Span<char> units = stackalloc char[2];
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            if (upper is not null)
            {
                var unit = rest[0] < 0x80 ? (char)rest[0] : upper[rest[0] - 0x80];
                runs.Add(unit, at, 1);
                if (unit == '\uFFFD') Fault(damage, at);
                at++;
                continue;
            }

            var status = Decode(rest, encoding.Kind, out var rune, out var used);
            if (status == OperationStatus.NeedMoreData && !isWhole) break;
            if (status == OperationStatus.Done)
            {
                runs.Add(units[..rune.EncodeToUtf16(units)], at, used);
            }
            else
            {
                runs.AddReplacement(at, used);
                Fault(damage, at);
            }

            at += used;
        }

        return new MappedText(runs.Text(), runs.Runs(), encoding);
    }

    private static OperationStatus Decode(
        ReadOnlySpan<byte> bytes, EncodingKind kind, out Rune rune, out int used)
    {
        var isUtf8 = kind is EncodingKind.Ascii or EncodingKind.Utf8;
        if (isUtf8) return Rune.DecodeFromUtf8(bytes, out rune, out used);
        rune = Rune.ReplacementChar;
        used = Math.Min(2, bytes.Length);
        if (bytes.Length < 2) return OperationStatus.NeedMoreData;
        var first = Unit(bytes, kind);
        if (Rune.TryCreate(first, out rune)) return OperationStatus.Done;
        if (!char.IsHighSurrogate(first)) return OperationStatus.InvalidData;
        if (bytes.Length < 4) return OperationStatus.NeedMoreData;
        if (!Rune.TryCreate(first, Unit(bytes[2..], kind), out rune)) return OperationStatus.InvalidData;
        used = 4;
        return OperationStatus.Done;
    }

    private static char Unit(ReadOnlySpan<byte> bytes, EncodingKind kind) => kind == EncodingKind.Utf16Little
        ? (char)(bytes[0] | (bytes[1] << 8))
        : (char)((bytes[0] << 8) | bytes[1]);

    private static void Fault(DamageList damage, long offset) => damage.Add(new Damage(
        TextCodes.Character, "", offset, "Bytes here are no character of the encoding."));
}
