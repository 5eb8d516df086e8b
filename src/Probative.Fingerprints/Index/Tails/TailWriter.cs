using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Probative.Fingerprints.Index.Storage;

namespace Probative.Fingerprints.Index.Tails;

/// <summary>Writes one tail. Used by the one writer.</summary>
internal sealed class TailWriter : IDisposable
{
    /// <summary>What names of tails begin with.</summary>
    public const string NamePrefix = "tail-";

    /// <summary>More ranges are more records, and so more removals.</summary>
    public const int RangesInRecord = TailRecord.MostBytes / 2 / RangeBytes;

    private const int EntryBytes = 40;
    private const int RangeBytes = 16;
    private const int EntriesInRecord = TailRecord.MostBytes / 2 / EntryBytes;

    private readonly IIndexFile _file;
    private readonly List<byte> _waiting = [];

    private TailWriter(IIndexFile file, int number) => (_file, Number) = (file, number);

    public int Number { get; }

    /// <summary>So much of the file is durable.</summary>
    public long Length { get; private set; } = TailHead.SizeBytes;

    public static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{number:D8}");

    /// <summary>
    /// Begins a tail, and returns when it and its name are durable. A crash before leaves a file that is not
    /// longer than a head, which the next opening removes.
    /// </summary>
    public static TailWriter Begin(IIndexFolder folder, TailHead head)
    {
        var file = folder.Create(NameOf(head.Number));
        try
        {
            file.Write(head.ToBytes());
            file.Sync();
            folder.SyncNames();
            return new TailWriter(file, head.Number);
        }
        catch (IndexStorageException)
        {
            file.Dispose();
            throw;
        }
    }

    public void Add(ReadOnlySpan<HashEntry> entries)
    {
        for (; !entries.IsEmpty; entries = entries[Math.Min(EntriesInRecord, entries.Length)..])
        {
            var part = entries[..Math.Min(EntriesInRecord, entries.Length)];
            TailRecord.Append(_waiting, RecordKind.Added, MemoryMarshal.AsBytes(part), Length);
        }
    }

    public void Remove(ReadOnlySpan<TagRange> ranges)
    {
        if (ranges.Length > RangesInRecord) throw new ArgumentException("They are more than a record holds.");
        TailRecord.Append(_waiting, RecordKind.Removed, MemoryMarshal.AsBytes(ranges), Length);
    }

    /// <summary>
    /// Returns when all that was added and removed is durable. A crash before leaves any part of it, none of
    /// which counts without the last record.
    /// </summary>
    public void Commit(ulong position)
    {
        Span<byte> content = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(content, position);
        TailRecord.Append(_waiting, RecordKind.Committed, content, Length);
        _file.Write(CollectionsMarshal.AsSpan(_waiting));
        _file.Sync();
        Length += _waiting.Count;
        _waiting.Clear();
    }

    public void Dispose() => _file.Dispose();
}
