using System.Text.Unicode;

namespace Probative.Intake.Sidecars;

/// <summary>
/// Reads the bytes of a sidecar (docs/spec/sidecar.md): CSV with a header row, a JSON array, or JSON lines.
/// Which of them is told by the first character, never by the file's name. Content never makes it throw.
/// </summary>
public static class SidecarReader
{
    /// <summary>Rows are held in memory while an intake runs; this bounds them.</summary>
    public const int SizeBytesMax = 256 * 1024 * 1024;

    public static SidecarRows Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SizeBytesMax)
            return Fault(1, SidecarFault.TooLarge, "The sidecar is larger than 256 MiB.");
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (!Utf8.IsValid(bytes))
            return Fault(LineOfBadByte(bytes), SidecarFault.NotUtf8, "The sidecar is not UTF-8.");

        var start = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0) return Fault(1, SidecarFault.Malformed, "The sidecar is empty.");
        return bytes[start] switch
        {
            (byte)'[' => JsonSidecar.ReadArray(bytes),
            (byte)'{' => JsonSidecar.ReadLines(bytes),
            _ => CsvSidecar.Read(bytes),
        };
    }

    private static SidecarRows Fault(long line, string code, string message) =>
        new([], [new SidecarFault(line, code, message)]);

    private static long LineOfBadByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1L;
        foreach (var part in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[part])) return line;
            line++;
        }

        return line;
    }
}
