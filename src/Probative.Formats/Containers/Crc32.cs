using System.Buffers.Binary;

namespace Probative.Formats.Containers;

/// <summary>
/// The checksum of ZIP entries (APPNOTE 4.4.7), eight bytes at a time. It says nothing against an attacker;
/// it tells a broken archive from one that was made so.
/// </summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    private uint _inverted;

    public readonly uint Value => ~_inverted;

    public static Crc32 Start() => new() { _inverted = uint.MaxValue };

    public void Append(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> table = Table;
        uint crc = _inverted;
        while (bytes.Length >= 8)
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = table[(7 * 256) + (byte)word]
                ^ table[(6 * 256) + (byte)(word >> 8)]
                ^ table[(5 * 256) + (byte)(word >> 16)]
                ^ table[(4 * 256) + (byte)(word >> 24)]
                ^ table[(3 * 256) + (byte)(word >> 32)]
                ^ table[(2 * 256) + (byte)(word >> 40)]
                ^ table[256 + (byte)(word >> 48)]
                ^ table[(byte)(word >> 56)];
            bytes = bytes[8..];
        }

        foreach (byte value in bytes) crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        _inverted = crc;
    }

    // Row k holds the effect of a byte that k further bytes follow.
    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        return table;
    }
}
