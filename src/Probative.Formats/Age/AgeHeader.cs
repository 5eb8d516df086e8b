using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Probative.Formats.Age;

/// <summary>The header of an age file: age-encryption.org/v1, "Header".</summary>
internal sealed class AgeHeader
{
    private const string Version = "age-encryption.org/v1";
    private const int BodyLineLength = 64;
    private const int MacBytes = 32;

    // What a reader holds of a stranger's header; one of ours has some hundred bytes for each recipient.
    private const int LimitBytes = 1024 * 1024;

    private readonly byte[] _signed;
    private readonly byte[] _mac;

    private AgeHeader(IReadOnlyList<AgeStanza> stanzas, byte[] signed, byte[] mac)
    {
        Stanzas = stanzas;
        _signed = signed;
        _mac = mac;
    }

    public IReadOnlyList<AgeStanza> Stanzas { get; }

    /// <summary>True when whoever holds the file key wrote this header.</summary>
    public bool IsBy(ReadOnlySpan<byte> fileKey) =>
        CryptographicOperations.FixedTimeEquals(AgeKey.Mac(fileKey, _signed), _mac);

    /// <summary>The bytes of a header; the payload follows.</summary>
    public static byte[] Write(IEnumerable<AgeStanza> stanzas, ReadOnlySpan<byte> fileKey)
    {
        var text = new StringBuilder(Version).Append('\n');
        foreach (var stanza in stanzas)
        {
            text.Append("-> ").AppendJoin(' ', stanza.Arguments).Append('\n');
            var body = RawBase64.Encode(stanza.Body);
            for (var at = 0; at < body.Length; at += BodyLineLength)
                text.Append(body, at, Math.Min(BodyLineLength, body.Length - at)).Append('\n');

            // A body ends with a line that is not full.
            if (body.Length % BodyLineLength == 0) text.Append('\n');
        }

        text.Append("---");
        var signed = Encoding.ASCII.GetBytes(text.ToString());
        return [.. signed, .. Encoding.ASCII.GetBytes($" {RawBase64.Encode(AgeKey.Mac(fileKey, signed))}\n")];
    }

    /// <summary>Reads up to the end of the header, and not a byte more.</summary>
    public static bool TryRead(Stream input, [NotNullWhen(true)] out AgeHeader? header)
    {
        header = null;
        var signed = new MemoryStream();
        if (ReadLine(input, signed) != Version) return false;
        var stanzas = new List<AgeStanza>();
        while (ReadLine(input, signed) is { } line)
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                if (line is not ['-', '-', '-', ' ', .. var text] || stanzas.Count == 0) return false;
                if (RawBase64.Decode(text) is not { Length: MacBytes } mac) return false;
                header = new AgeHeader(stanzas, signed.ToArray()[..^(line.Length - 3 + 1)], mac);
                return true;
            }

            if (ReadStanza(line, input, signed) is not { } stanza) return false;
            stanzas.Add(stanza);
        }

        return false;
    }

    private static AgeStanza? ReadStanza(string first, Stream input, MemoryStream signed)
    {
        if (first is not ['-', '>', ' ', .. var rest]) return null;
        var arguments = rest.Split(' ');
        if (arguments.Any(argument => argument.Length == 0)) return null;
        var body = new StringBuilder();
        while (ReadLine(input, signed) is { } line)
        {
            if (line.Length > BodyLineLength) return null;
            body.Append(line);
            if (line.Length < BodyLineLength)
            {
                return RawBase64.Decode(body.ToString()) is { } bytes
                    ? new AgeStanza(arguments, bytes)
                    : null;
            }
        }

        return null;
    }

    /// <summary>A line without its end; null at the end, beyond the limit, or when it is not ASCII.</summary>
    private static string? ReadLine(Stream input, MemoryStream signed)
    {
        var start = (int)signed.Length;
        while (signed.Length < LimitBytes)
        {
            var next = input.ReadByte();
            if (next is < 0 or > '~' || (next < ' ' && next != '\n')) return null;
            signed.WriteByte((byte)next);
            if (next != '\n') continue;
            return Encoding.ASCII.GetString(signed.GetBuffer(), start, (int)signed.Length - start - 1);
        }

        return null;
    }
}
