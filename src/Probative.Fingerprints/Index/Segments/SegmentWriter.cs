using System.Runtime.InteropServices;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Segments;

/// <summary>Writes a segment from front to back; it is durable when the file is synced.</summary>
internal sealed unsafe class SegmentWriter
{
    private const int PartBytes = 1 << 22;
    private const int Alignment = 64;

    private readonly IIndexFile _file;
    private readonly List<SectionPlace> _places = [];
    private long _at;

    private SegmentWriter(IIndexFile file) => _file = file;

    /// <summary>Sorts the entries, in place, chooses the order of bits for them and writes all.</summary>
    /// <param name="file">An empty file.</param>
    /// <param name="hashes">The hashes; they are changed.</param>
    /// <param name="tags">For each its tag.</param>
    /// <param name="layout">Slots; by default those that suit so many.</param>
    public static void Write(IIndexFile file, PdqHash[] hashes, ulong[] tags, SlotLayout? layout = null)
    {
        var chosen = layout ?? SlotLayout.For(hashes.Length);
        var order = BitOrderChoice.Choose(hashes, chosen.Slots, chosen.Width);
        new SegmentWriter(file).Write(SortedEntries.Sort(hashes, tags, order, chosen.Width), order, chosen);
    }

    private void Write(SortedEntries entries, BitOrder order, SlotLayout layout)
    {
        Span<byte> head = stackalloc byte[SegmentDirectory.HeadBytes];
        head.Clear();
        SegmentDirectory.Head.CopyTo(head);
        Put(head);
        Section<PdqHash>(entries.Hashes.AsSpan(0, entries.Count));
        Section<ulong>(entries.Tags);
        Section<Repeat>(CollectionsMarshal.AsSpan(entries.Repeats));
        if (layout.Slots > 0) WriteSlots(entries, layout);
        var directory = new SegmentDirectory
        {
            Layout = layout,
            Entries = entries.Count,
            Tags = entries.Tags.Length,
            Repeats = entries.Repeats.Count,
            Order = order,
            Places = _places,
        };
        Align();
        Put(directory.ToBytes(_at));
    }

    private void WriteSlots(SortedEntries entries, SlotLayout layout)
    {
        var starts = new uint[layout.Buckets + 1];
        var marks = new ushort[entries.Count];

        // One byte more, because numbers are written two bytes and one.
        var numbers = new byte[(3L * entries.Count) + 1];
        for (var slot = 0; slot < layout.Slots; slot++)
        {
            Deal(entries.Hashes.AsSpan(0, entries.Count), layout, slot, starts, marks, numbers);
            Section<uint>(starts);
            Section<ushort>(marks);

            // In the first slot an entry's place is its number.
            Section<byte>(slot == 0 ? [] : numbers.AsSpan(0, 3 * entries.Count));
        }
    }

    private static void Deal(
        ReadOnlySpan<PdqHash> hashes, SlotLayout layout, int slot, uint[] starts, ushort[] marks,
        byte[] numbers)
    {
        Array.Clear(starts);
        fixed (PdqHash* hash = hashes)
        fixed (byte* number = numbers)
        {
            for (var i = 0; i < hashes.Length; i++) starts[layout.Key((ulong*)(hash + i), slot) + 1]++;
            for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
            var next = starts.AsSpan(0, starts.Length - 1).ToArray();
            for (var i = 0; i < hashes.Length; i++)
            {
                var words = (ulong*)(hash + i);
                var place = next[layout.Key(words, slot)]++;
                var high = (uint)(i >> 24) << (16 - layout.HighBits);
                marks[place] = (ushort)(layout.Check(words, slot) | high);
                var at = number + (3L * place);
                *(ushort*)at = (ushort)i;
                at[2] = (byte)(i >> 16);
            }
        }
    }

    private void Section<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Align();
        var (offset, sum) = (_at, new SectionSum());
        var part = PartBytes / sizeof(T) / SectionSum.StrideBytes * SectionSum.StrideBytes;
        while (!items.IsEmpty)
        {
            var bytes = MemoryMarshal.AsBytes(items[..Math.Min(part, items.Length)]);
            sum.Add(bytes);
            Put(bytes);
            items = items[Math.Min(part, items.Length)..];
        }

        _places.Add(new SectionPlace(offset, _at - offset, sum.Value));
    }

    private void Align()
    {
        Span<byte> zeroes = stackalloc byte[Alignment];
        zeroes.Clear();
        Put(zeroes[..(int)((Alignment - (_at % Alignment)) % Alignment)]);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        _file.Write(bytes);
        _at += bytes.Length;
    }
}
