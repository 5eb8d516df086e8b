using System.Text;

namespace Probative.Formats.Segments;

/// <summary>Names of four printable characters, as chunks have them.</summary>
internal static class FourLetters
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string name)
    {
        name = "";
        if (bytes.Length < 4) return false;
        foreach (var value in bytes[..4])
        {
            if (value is < 0x20 or > 0x7E) return false;
        }

        name = Encoding.ASCII.GetString(bytes[..4]);
        return true;
    }
}
