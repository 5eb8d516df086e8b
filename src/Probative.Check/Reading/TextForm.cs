using System.Text;
using System.Text.Unicode;

namespace Probative.Check.Reading;

/// <summary>Compares short files with the one form that they can have, to the byte.</summary>
internal static class TextForm
{
    /// <summary>
    /// The first byte in which a file differs from the one that it should be; -1 if it does not.
    /// </summary>
    public static long FirstDifference(ReadOnlySpan<byte> found, ReadOnlySpan<byte> wanted)
    {
        int same = found.CommonPrefixLength(wanted);
        return same == found.Length && same == wanted.Length ? -1 : same;
    }

    /// <summary>The text of a file that is exactly one line with its line end; null if it is not.</summary>
    public static string? OneLine(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 1 && bytes.IndexOf((byte)'\n') == bytes.Length - 1 && Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes[..^1])
            : null;
}
