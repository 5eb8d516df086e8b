using System.Buffers.Binary;
using System.Numerics;

namespace Probative.Fingerprints.Index.Tails;

/// <summary>What a record of a tail says.</summary>
internal enum RecordKind
{
    /// <summary>Entries were added: 40 bytes each, hash and tag.</summary>
    Added = 1,

    /// <summary>Ranges of tags were removed: 16 bytes each.</summary>
    Removed = 2,

    /// <summary>All since the last of these counts; 8 bytes: the caller's position.</summary>
    Committed = 3,
}

/// <summary>
/// The frame of a record: 32 bytes before what it says, the whole a multiple of 16 so that records can be
/// looked for behind one that is damaged.
/// </summary>
internal static class TailRecord
{
    public const int HeadBytes = 32;
    public const int Alignment = 16;

    /// <summary>No record is longer: what a damaged length claims is not believed.</summary>
    public const int MostBytes = 1 << 20;

    private const uint Mark = 0x54525250; // PRRT

    /// <summary>Appends a record.</summary>
    /// <param name="to">Where.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="content">In what form <see cref="RecordKind"/> tells.</param>
    /// <param name="durable">So much of the file was durable before the record was written.</param>
    public static void Append(List<byte> to, RecordKind kind, ReadOnlySpan<byte> content, long durable)
    {
        var length = HeadBytes + content.Length;
        var record = new byte[(length + Alignment - 1) / Alignment * Alignment];
        BinaryPrimitives.WriteUInt32LittleEndian(record, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), (int)kind);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), content.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(16), durable);
        content.CopyTo(record.AsSpan(HeadBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), Sum(record));
        to.AddRange(record);
    }

    /// <summary>Reads a record where the bytes begin; its length, or 0 where there is none.</summary>
    public static int TryRead(
        ReadOnlySpan<byte> bytes, out RecordKind kind, out ReadOnlySpan<byte> content, out long durable)
    {
        kind = default;
        content = default;
        durable = 0;
        if (bytes.Length < HeadBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Mark) return 0;
        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (size is < 0 or > MostBytes) return 0;
        var length = (HeadBytes + size + Alignment - 1) / Alignment * Alignment;
        if (length > bytes.Length) return 0;
        if (Sum(bytes[..length]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..])) return 0;
        kind = (RecordKind)BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        content = bytes.Slice(HeadBytes, size);
        durable = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        return length;
    }

    /// <summary>CRC-32C over all but the four bytes where it stands.</summary>
    private static uint Sum(ReadOnlySpan<byte> record)
    {
        var sum = ~0u;
        for (var i = 0; i < record.Length; i += 4)
        {
            if (i == 12) continue;
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt32LittleEndian(record[i..]));
        }

        return sum;
    }
}
