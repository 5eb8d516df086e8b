using System.Buffers.Binary;

namespace Probative.Formats.Klv;

/// <summary>The 16 bytes that name a set or an item (SMPTE 336, SMPTE 298).</summary>
/// <param name="High">The first eight bytes.</param>
/// <param name="Low">The last eight bytes.</param>
public readonly record struct UniversalKey(ulong High, ulong Low)
{
    /// <summary>The number of bytes.</summary>
    public const int SizeBytes = 16;

    // The eighth byte is the version of the register, which does not change what a key means.
    private const ulong WithoutVersion = ~0xffUL;

    /// <summary>The four bytes with which each begins.</summary>
    public static ReadOnlySpan<byte> Start => [0x06, 0x0e, 0x2b, 0x34];

    /// <summary>Which set the key names.</summary>
    public SetKind Kind => (High & WithoutVersion, Low) switch
    {
        (0x060e2b34_020b0100, 0x0e010301_01000000) => SetKind.Uas,
        (0x060e2b34_020b0100, 0x0e010303_06000000) => SetKind.Targets,
        (0x060e2b34_02030100, 0x0e010303_02000000) => SetKind.Security,
        (0x060e2b34_02010100, 0x0e010102_01010000) => SetKind.Universal,
        _ => SetKind.Other,
    };

    /// <summary>Reads a key; false where the bytes begin with none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out UniversalKey key)
    {
        key = default;
        if (bytes.Length < SizeBytes || !bytes.StartsWith(Start)) return false;
        key = new UniversalKey(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return true;
    }

    /// <summary>Whether two keys are the same but for the version of the register.</summary>
    public bool Means(UniversalKey other) =>
        (High & WithoutVersion) == (other.High & WithoutVersion) && Low == other.Low;

    /// <summary>32 hex digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";
}
