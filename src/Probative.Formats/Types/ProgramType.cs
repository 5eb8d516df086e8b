using System.Text;
using static Probative.Formats.Types.OtherTypes;

namespace Probative.Formats.Types;

/// <summary>Programs that need a second look, tar archives, disc images and scripts.</summary>
internal static class ProgramType
{
    public static TypeFinding? Read(Head head) =>
        Executable(head) ?? Fat(head) ?? FlashMovie(head) ?? TapeArchive(head) ?? ScriptOf(head);

    // SWF File Format 19, chapter 2: how it is packed, a version, the length when unpacked.
    private static TypeFinding? FlashMovie(Head head)
    {
        var isNamed = head.Has(0, "FWS"u8) || head.Has(0, "CWS"u8) || head.Has(0, "ZWS"u8);
        var isVersion = isNamed && head.Bytes.Length > 21 && head.Bytes[3] is >= 1 and <= 64;
        return isVersion && head.UInt32Little(4) > 21 ? head.Found(MediaTypes.Flash, 0, 4) : null;
    }

    // Microsoft PE Format: the offset of "PE\0\0" stands at 3C of the DOS header.
    private static TypeFinding? Executable(Head head)
    {
        if (!head.Has(0, "MZ"u8) || head.Bytes.Length < 64) return null;
        var offset = head.UInt32Little(0x3C);
        Span<byte> signature = stackalloc byte[4];
        var isPortable = head.Source.TryRead(offset, signature) && signature.SequenceEqual("PE\0\0"u8);
        return isPortable
            ? head.Found(Pe, offset, "\"MZ\" at the start, \"PE\" here")
            : head.Found(Dos, 0, "\"MZ\" without a PE header", isGuess: true);
    }

    // Mach-O programs for several machines and Java classes begin alike; the count of machines is small, the
    // version of a class is 45 or more.
    private static TypeFinding? Fat(Head head)
    {
        if (head.UInt32Big(0) != 0xCAFEBABE || head.Bytes.Length < 8) return null;
        return head.Found(head.UInt32Big(4) < 45 ? MachO : JavaClass, 0, 8);
    }

    // POSIX.1 pax, ustar interchange format: the sum of the header with its own field as spaces.
    public static TypeFinding? TapeArchive(Head head)
    {
        if (!head.Has(257, "ustar"u8) || head.Bytes.Length < 512) return null;
        var sum = 0;
        for (var i = 0; i < 512; i++) sum += i is >= 148 and < 156 ? ' ' : head.Bytes[i];
        var stated = 0;
        foreach (var digit in head.Bytes[148..156])
        {
            if (digit is >= (byte)'0' and <= (byte)'7') stated = (stated * 8) + digit - '0';
        }

        return stated == sum ? head.Found(Tar, 257, "\"ustar\", header sum agrees") : null;
    }

    private static TypeFinding? ScriptOf(Head head)
    {
        if (!head.Has(0, "#!"u8)) return null;
        var line = head.Bytes[..Math.Min(80, head.Bytes.Length)];
        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 3 || line[..end].IndexOf((byte)'/') < 0) return null;
        return head.Found(Script, 0, $"first line \"{Encoding.ASCII.GetString(line[..end])}\"");
    }
}
