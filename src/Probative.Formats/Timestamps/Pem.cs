using System.Security.Cryptography;
using System.Text;

namespace Probative.Formats.Timestamps;

/// <summary>The blocks of a PEM file (RFC 7468).</summary>
internal static class Pem
{
    /// <summary>The contents of all blocks with a label; none where the bytes are no PEM.</summary>
    public static List<ReadOnlyMemory<byte>> Decode(ReadOnlyMemory<byte> bytes, string label)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        if (bytes.Span.IndexOf("-----BEGIN "u8) < 0) return found;
        ReadOnlySpan<char> rest = Encoding.Latin1.GetString(bytes.Span);
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label].SequenceEqual(label))
                found.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return found;
    }
}
