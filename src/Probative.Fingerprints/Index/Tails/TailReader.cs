using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index.Tails;

/// <summary>What a tail's file says, read to the last record that was committed.</summary>
internal sealed class TailReader
{
    private readonly List<(RecordKind Kind, int Offset, int Length)> _open = [];

    private TailReader(TailHead head) => Head = head;

    public TailHead Head { get; }

    /// <summary>Added entries and removed ranges, in order.</summary>
    public List<TailStep> Steps { get; } = [];

    /// <summary>The last position that was committed, or null where nothing was.</summary>
    public ulong? Position { get; private set; }

    /// <summary>Where the last committed record ends; what is behind it was never acknowledged.</summary>
    public long Length { get; private set; } = TailHead.SizeBytes;

    /// <summary>
    /// Reads a tail. Null without a problem: a crash left it before its head was durable, and nothing was
    /// ever written behind.
    /// </summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="number">The number in its name.</param>
    /// <param name="counted">What the next tail says counts of it; null for the last.</param>
    /// <param name="problem">What is damaged, or null.</param>
    public static TailReader? TryRead(byte[] file, int number, long? counted, out string? problem)
    {
        problem = null;
        if (TailHead.TryParse(file) is not { } head || head.Number != number)
        {
            // The head was made durable alone. Whatever is longer had one.
            if (counted is not null || file.Length > TailHead.SizeBytes) problem = "its head is damaged";
            return null;
        }

        var tail = new TailReader(head);
        var end = tail.ReadRecords(file, counted ?? file.Length);
        if (counted is { } wanted ? tail.Length != wanted : IsVouchedFor(file, end, tail.Length))
        {
            problem = $"what was acknowledged is damaged behind byte {tail.Length}";
            return null;
        }

        return tail;
    }

    /// <summary>
    /// Whether a record behind a damaged one was written when the damaged one was durable already: then no
    /// crash has cut it, and it was acknowledged.
    /// </summary>
    private static bool IsVouchedFor(ReadOnlySpan<byte> file, int end, long committed)
    {
        for (var at = end; at + TailRecord.HeadBytes <= file.Length; at += TailRecord.Alignment)
        {
            var size = TailRecord.TryRead(file[at..], out _, out _, out var durable);
            if (size > 0 && durable > committed) return true;
        }

        return false;
    }

    private int ReadRecords(byte[] file, long length)
    {
        var at = TailHead.SizeBytes;
        while (at < length)
        {
            var size = TailRecord.TryRead(
                file.AsSpan(at, (int)(length - at)), out var kind, out var content, out _);
            if (size == 0) break;
            if (kind == RecordKind.Committed && content.Length == sizeof(ulong))
            {
                Commit(file, BinaryPrimitives.ReadUInt64LittleEndian(content));
                Length = at + size;
            }
            else
            {
                _open.Add((kind, at + TailRecord.HeadBytes, content.Length));
            }

            at += size;
        }

        return at;
    }

    private void Commit(byte[] file, ulong position)
    {
        Position = position;
        foreach (var (kind, offset, length) in _open)
        {
            var content = file.AsSpan(offset, length);
            Steps.Add(kind == RecordKind.Added
                ? new TailStep(MemoryMarshal.Cast<byte, HashEntry>(content).ToArray(), null)
                : new TailStep(null, MemoryMarshal.Cast<byte, TagRange>(content).ToArray()));
        }

        _open.Clear();
    }
}
