using CsCheck;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Searching;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Index;

public class SegmentTests
{
    private static readonly SlotLayout[] Layouts =
    [
        default, new(16, 16, 0), new(16, 8, 0), new(11, 12, 3), new(11, 23, 0), new(5, 20, 4), new(32, 8, 0),
    ];

    [Fact]
    public void A_segment_finds_what_comparing_everything_finds() =>
        Gen.Select(
            Gen.Int[0, 3000], Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 70], Gen.Int[1, 40], Gen.Int).Sample(
            (count, layout, kind, radius, limit, seed) =>
            {
                // The tables of 23 bits are large; a few times are enough.
                if (layout == 4 && seed % 8 != 0) layout = 3;
                AssertSame(count, Layouts[layout], kind, radius, limit, seed);
            },
            iter: 80);

    [Theory]
    [InlineData(31)]
    [InlineData(40)]
    [InlineData(15)]
    public void Neighbours_at_every_distance_are_found_through_the_tables(int radius)
    {
        var random = new Random(radius);
        var (hashes, queries) = (Hashes.Some(120_000, 0, random), Hashes.Some(70, 0, random));
        for (var i = 0; i < 70 * 60; i++) hashes[i * 20] = Hashes.Near(queries[i / 60], i % 60, random);
        using var segment = Make(hashes, out var tags, null);
        Assert.Equal(16, segment.Layout.Slots);
        Assert.NotNull(ProbePlan.For(segment.Layout, segment.Entries, Math.Min(radius, 31)));
        foreach (var path in Enum.GetValues<ScanPath>())
        {
            var lists = Search(segment, queries, radius, 1000, RemovedTags.None, path);
            for (var query = 0; query < queries.Length; query++)
            {
                var near = Enumerable.Range(query * 60, radius + 1)
                    .Select(i => new HashMatch(tags[i * 20], i % 60));
                Assert.Equal(near.Order(), lists[query].Matches);
            }
        }
    }

    [Fact]
    public void Hashes_that_are_all_the_same_are_one_entry_and_a_list_that_ends()
    {
        var hash = Hashes.Draw(new Random(1));
        using var segment = Make([.. Enumerable.Repeat(hash, 300_000)], out _, new SlotLayout(16, 16, 0));
        Assert.Equal(1, segment.Entries);
        Assert.Equal(300_000, segment.TagCount);
        var removed = RemovedTags.Of([new TagRange(0, 99), new TagRange(103, 200_000)]);
        var list = Search(segment, [hash], 0, 4, removed, ScanPath.Portable)[0];
        Assert.Equal([100, 101, 102, 200_001], list.Matches.Select(match => (int)match.Tag));
        Assert.True(list.More);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hashes_that_agree_in_most_slots_are_compared_no_more_often_than_all_hashes(bool isNear)
    {
        // The query agrees with all of them in 13 of 16 slots, and so each bucket it looks into has them all;
        // they lie just beyond the radius, or all within it.
        var random = new Random(2);
        var query = Hashes.Draw(random);
        var hashes = new PdqHash[150_000];
        for (var i = 0; i < hashes.Length; i++)
        {
            var rest = 0UL;
            while (ulong.PopCount(rest) != (isNear ? 20u : 36u)) rest |= 1UL << random.Next(16, 64);
            hashes[i] = query with { D = query.D ^ rest };
        }

        using var segment = Make(hashes, out var tags, new SlotLayout(16, 16, 0));
        var plan = ProbePlan.For(segment.Layout, segment.Entries, 31)!;
        using (var probe = new SegmentProbe(segment, plan, 31, 1, HashScan.Best))
        {
            probe.Run([segment.Order.Apply(query)]);
            Assert.True(probe.IsGivenUp(0));
            Assert.True(probe.Found.Count <= segment.Entries);
        }

        var list = Search(segment, [query], 31, 50, RemovedTags.None, HashScan.Best)[0];
        Assert.Equal(isNear, list.More);
        Assert.Equal(isNear ? tags.Order().Take(50) : [], list.Matches.Select(match => match.Tag));
    }

    [Fact]
    public void A_bit_that_changed_anywhere_is_found_before_anything_is_searched()
    {
        var random = new Random(4);
        var file = Written(Hashes.Some(400, 1, random), out _, new SlotLayout(16, 8, 0));
        var length = file.Read("s")!.Length;
        var missed = new List<long>();
        for (var offset = 0L; offset < length; offset += 1 + random.Next(40))
        {
            var change = (byte)(1 << random.Next(8));
            file.Damage("s", offset, change);
            var segment = Segment.TryOpen(file.Map("s")!, out _);
            if (segment is not null && !IsPadding(file.Read("s")!, offset)) missed.Add(offset);
            segment?.Dispose();
            file.Damage("s", offset, change);
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void A_file_that_is_cut_off_or_another_is_no_segment()
    {
        var bytes = Written(Hashes.Some(400, 0, new Random(4)), out _, new SlotLayout(16, 8, 0)).Read("s")!;
        int[] lengths = [0, 1, 63, 64, 400, bytes.Length / 2, bytes.Length - 64, bytes.Length - 1];
        foreach (var length in lengths)
        {
            var folder = new SimulatedFolder();
            using (var file = folder.Create("s")) file.Write(bytes.AsSpan(0, length));
            Assert.Null(Segment.TryOpen(folder.Map("s")!, out var problem));
            Assert.NotEmpty(problem);
        }
    }

    /// <summary>Between sections, and behind the first words, are zeroes that nobody reads.</summary>
    private static bool IsPadding(byte[] bytes, long offset)
    {
        bytes[offset] = 0;
        var directory = Read(bytes);
        return offset >= 32
            && (offset < SegmentDirectory.HeadBytes
                || directory.Places.All(place =>
                    offset < place.Offset || offset >= place.Offset + place.Length));
    }

    private static unsafe SegmentDirectory Read(byte[] bytes)
    {
        fixed (byte* start = bytes) return SegmentDirectory.TryRead(start, bytes.Length, out _)!;
    }

    private static void AssertSame(int count, SlotLayout layout, int kind, int radius, int limit, int seed)
    {
        var random = new Random(seed);
        var hashes = Hashes.Some(count, kind, random);
        var queries = Hashes.Some(14, kind, random);
        for (var i = 0; i < queries.Length && count > 0; i += 2)
        {
            queries[i] = Hashes.Near(hashes[random.Next(count)], random.Next(40), random);
        }

        using var segment = Make(hashes, out var tags, layout);
        Assert.Equal(count, segment.TagCount);
        Assert.Equal(hashes.Distinct().Count(), segment.Entries);
        var removed = RemovedTags.Of([new TagRange((ulong)count / 3, (ulong)count / 2)]);
        var kept = hashes.Select((hash, i) => new HashEntry(hash, tags[i]))
            .Where(entry => !removed.Contains(entry.Tag)).ToList();
        foreach (var path in Enum.GetValues<ScanPath>())
        {
            var lists = Search(segment, queries, radius, limit, removed, path);
            for (var i = 0; i < queries.Length; i++)
            {
                var (matches, more) = Hashes.Plain(kept, queries[i], radius, limit);
                Assert.Equal(matches, lists[i].Matches);
                Assert.Equal(more, lists[i].More);
            }
        }
    }

    private static List<MatchList> Search(
        Segment segment, PdqHash[] queries, int radius, int limit, RemovedTags removed, ScanPath path)
    {
        var lists = queries.Select(_ => new MatchCollector(limit)).ToArray();
        SegmentSearch.Run(segment, queries, radius, removed, lists, path);
        return [.. lists.Select(list => list.ToList())];
    }

    private static Segment Make(PdqHash[] hashes, out ulong[] tags, SlotLayout? layout)
    {
        var folder = Written(hashes, out tags, layout);
        return Segment.TryOpen(folder.Map("s")!, out var problem)
            ?? throw new InvalidOperationException(problem);
    }

    private static SimulatedFolder Written(PdqHash[] hashes, out ulong[] tags, SlotLayout? layout)
    {
        tags = [.. Enumerable.Range(0, hashes.Length).Select(i => (ulong)i)];
        new Random(hashes.Length).Shuffle(tags);
        var folder = new SimulatedFolder();
        using var file = folder.Create("s");
        SegmentWriter.Write(file, [.. hashes], [.. tags], layout);
        return folder;
    }
}
