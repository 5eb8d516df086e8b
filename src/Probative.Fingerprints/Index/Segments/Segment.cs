using System.Runtime.CompilerServices;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Segments;

/// <summary>
/// An immutable part of an index in a mapped file. Opening checks the sum over every section, so that nothing
/// damaged is searched. Readers hold it; the last to leave unmaps it.
/// </summary>
internal sealed unsafe class Segment : IDisposable
{
    private readonly MappedBytes _bytes;
    private readonly SegmentDirectory _directory;
    private readonly Repeat* _repeats;
    private readonly SlotTable[] _slots;

    // The index itself is the first reader.
    private int _readers = 1;

    private Segment(MappedBytes bytes, SegmentDirectory directory)
    {
        _bytes = bytes;
        _directory = directory;
        Hashes = (PdqHash*)At(0);
        Tags = (ulong*)At(1);
        _repeats = (Repeat*)At(2);
        _slots = new SlotTable[directory.Layout.Slots];
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            var first = 3 + (3 * slot);
            var numbers = slot == 0 ? null : At(first + 2);
            _slots[slot] = new SlotTable((uint*)At(first), (ushort*)At(first + 1), numbers);
        }
    }

    /// <summary>The distinct hashes, their bits in <see cref="Order"/>.</summary>
    public PdqHash* Hashes { get; }

    public int Entries => _directory.Entries;

    /// <summary>All tags, those of an entry together and ascending.</summary>
    public ulong* Tags { get; }

    public int TagCount => _directory.Tags;

    public BitOrder Order => _directory.Order;

    public SlotLayout Layout => _directory.Layout;

    public long SizeBytes => _bytes.Length;

    /// <summary>Takes over the bytes; where null, they are disposed and it is said what is wrong.</summary>
    public static Segment? TryOpen(MappedBytes bytes, out string problem)
    {
        if (SegmentDirectory.TryRead(bytes.Start, bytes.Length, out problem) is not { } directory
            || !Fits(directory, bytes.Length)
            || !IsWhole(directory, bytes, ref problem))
        {
            bytes.Dispose();
            return null;
        }

        return new Segment(bytes, directory);
    }

    public SlotTable Slot(int slot) => _slots[slot];

    /// <summary>Where the tags of an entry begin; those of the one before it end there.</summary>
    public int TagStart(int entry)
    {
        // The last repeat before the entry says how far everything behind it is moved.
        var (low, high) = (0, _directory.Repeats);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_repeats[middle].Entry < (uint)entry) low = middle + 1;
            else high = middle;
        }

        return entry + (low == 0 ? 0 : (int)_repeats[low - 1].Further);
    }

    /// <summary>False when it is gone already.</summary>
    public bool TryHold()
    {
        var readers = Volatile.Read(ref _readers);
        while (readers > 0)
        {
            var seen = Interlocked.CompareExchange(ref _readers, readers + 1, readers);
            if (seen == readers) return true;
            readers = seen;
        }

        return false;
    }

    /// <summary>Leaves it: once for the index, and once for each hold.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _readers) == 0) _bytes.Dispose();
    }

    private static bool Fits(SegmentDirectory directory, long length)
    {
        var (entries, layout) = (directory.Entries, directory.Layout);
        List<long> wanted = [32L * entries, 8L * directory.Tags, 8L * directory.Repeats];
        for (var slot = 0; slot < layout.Slots; slot++)
        {
            wanted.AddRange([4L * (layout.Buckets + 1), 2L * entries, slot == 0 ? 0 : 3L * entries]);
        }

        return directory.Places.Select(place => place.Length).SequenceEqual(wanted)
            && directory.Places.All(place => place.Offset % 64 == 0
                && place.Offset >= SegmentDirectory.HeadBytes
                && place.Offset <= length - place.Length);
    }

    private static bool IsWhole(SegmentDirectory directory, MappedBytes bytes, ref string problem)
    {
        for (var i = 0; i < directory.Places.Count; i++)
        {
            var place = directory.Places[i];
            var sum = new SectionSum();
            const int part = 1 << 24;
            for (long at = 0; at < place.Length; at += part)
            {
                var count = (int)Math.Min(part, place.Length - at);
                sum.Add(new ReadOnlySpan<byte>(bytes.Start + place.Offset + at, count));
            }

            if (sum.Value == place.Sum) continue;
            problem = $"section {i} is damaged";
            return false;
        }

        return true;
    }

    private byte* At(int section) => _bytes.Start + _directory.Places[section].Offset;
}

/// <summary>The table of a slot.</summary>
/// <param name="starts">For each key where its bucket begins; the next one's beginning is its end.</param>
/// <param name="marks">The marks of all buckets, readable for 64 bytes beyond the last.</param>
/// <param name="numbers">Three bytes for each mark, or null where the place is the number.</param>
internal readonly unsafe struct SlotTable(uint* starts, ushort* marks, byte* numbers)
{
    public readonly uint* Starts = starts;
    public readonly ushort* Marks = marks;
    public readonly byte* Numbers = numbers;

    /// <summary>The number of the entry at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Number(uint place, int highShift)
    {
        if (Numbers == null) return (int)place;
        var low = *(uint*)(Numbers + (3L * place)) & 0xFFFFFF;
        return (int)(low | ((uint)Marks[place] >> highShift << 24));
    }
}
