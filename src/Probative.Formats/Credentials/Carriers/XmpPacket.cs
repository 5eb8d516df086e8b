using System.Net;
using System.Text;

namespace Probative.Formats.Credentials.Carriers;

/// <summary>
/// The one thing that credentials say in XMP: <c>dcterms:provenance</c>, the address of a manifest store
/// that is not in the file (C2PA 2.2 section 11.5). It is found by its name, as an attribute or an element,
/// without building a tree of a stranger's XML.
/// </summary>
internal static class XmpPacket
{
    private static ReadOnlySpan<byte> Name => "dcterms:provenance"u8;

    public static string? Provenance(ReadOnlySpan<byte> packet)
    {
        while (packet.IndexOf(Name) is var at and >= 0)
        {
            packet = packet[(at + Name.Length)..];
            if (Value(packet) is { Length: > 0 } value) return value;
        }

        return null;
    }

    private static string? Value(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty) return null;
        if (rest[0] == (byte)'>') return Until(rest[1..], (byte)'<');
        if (rest[0] != (byte)'=') return null;
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        return rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'') ? null : Until(rest[1..], rest[0]);
    }

    private static string? Until(ReadOnlySpan<byte> rest, byte end)
    {
        var length = rest[..Math.Min(rest.Length, 4 * Excerpt.Most)].IndexOf(end);
        return length < 0
            ? null
            : Excerpt.Of(WebUtility.HtmlDecode(Encoding.UTF8.GetString(rest[..length])).Trim());
    }
}
