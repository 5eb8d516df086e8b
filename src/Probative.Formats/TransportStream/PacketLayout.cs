using Probative.Formats.Bytes;

namespace Probative.Formats.TransportStream;

/// <summary>
/// How packets lie in a file: 188 bytes each, 192 with four bytes of arrival time before each (as camcorders
/// and Blu-ray write), or 204 with sixteen bytes of error correction behind each.
/// </summary>
/// <param name="StrideBytes">188, 192 or 204: from one sync byte to the next.</param>
/// <param name="FirstSync">The offset of the first sync byte.</param>
public readonly record struct PacketLayout(int StrideBytes, long FirstSync)
{
    /// <summary>The bytes of a packet itself, from its sync byte on (ISO/IEC 13818-1, 2.4.3.2).</summary>
    public const int PacketBytes = 188;

    internal const byte SyncByte = 0x47;

    // Damage at the head of a recording is rarely longer; what begins later is taken for another format.
    private const int SearchBytes = 1024 * 1024;

    // One byte in 256 is a sync byte by chance; eight at one distance are so once in 10^19.
    private const int RunPackets = 8;
    private static readonly int[] Strides = [188, 192, 204];

    /// <summary>
    /// Finds how packets lie, from up to the first MiB. Null where no run of packets is found: at least
    /// three, or as many as the bytes hold when they hold fewer.
    /// </summary>
    public static PacketLayout? Find(ByteSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var head = new byte[(int)Math.Min(source.Length, SearchBytes)];
        var bytes = head.AsSpan(0, source.Read(0, head));
        for (var at = 0; at + PacketBytes <= bytes.Length; at++)
        {
            if (bytes[at] != SyncByte) continue;
            foreach (var stride in Strides)
            {
                var run = Run(bytes, at, stride);
                var whole = run == 1 + ((bytes.Length - at - 1) / stride);
                if (run >= RunPackets || (whole && (run >= 3 || at is 0 or 4))) return new(stride, at);
            }
        }

        return null;
    }

    /// <summary>Whether bytes look like the start of a transport stream.</summary>
    public static bool IsLike(ReadOnlySpan<byte> head)
    {
        foreach (var stride in Strides)
        {
            var at = stride == 192 ? 4 : 0;
            if (head.Length > at + (2 * stride) && Run(head, at, stride) >= 3) return true;
        }

        return false;
    }

    internal static int Run(ReadOnlySpan<byte> bytes, int at, int stride)
    {
        var run = 0;
        while (run < RunPackets && at < bytes.Length && bytes[at] == SyncByte)
        {
            run++;
            at += stride;
        }

        return run;
    }
}
