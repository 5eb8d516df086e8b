using CsCheck;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Searching;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Index;

public class ScanTests
{
    private static readonly Gen<(int Count, int Queries, int Radius, int Kind, int Seed)> Cases =
        Gen.Select(Gen.Int[0, 1600], Gen.Int[0, 40], Gen.Int[0, 256], Gen.Int[0, 3], Gen.Int);

    [Fact]
    public void Every_path_finds_what_comparing_one_by_one_finds() => Cases.Sample(
        item =>
        {
            var random = new Random(item.Seed);
            var rows = Hashes.Some(item.Count, item.Kind, random);
            var queries = Hashes.Some(item.Queries, item.Kind, random);
            for (var i = 0; i < queries.Length && rows.Length > 0; i += 2)
            {
                queries[i] = Hashes.Near(rows[random.Next(rows.Length)], random.Next(256), random);
            }

            AssertSame(rows, queries, item.Radius);
        },
        iter: 60);

    [Fact]
    public void A_hash_is_found_exactly_from_its_distance_on()
    {
        var random = new Random(5);
        var queries = Hashes.Some(16, 0, random);
        foreach (var distance in new[] { 0, 1, 30, 31, 32, 63, 64, 127, 128, 129, 191, 254, 255, 256 })
        {
            var rows = Hashes.Some(1030, 0, random);
            rows[77] = rows[515] = rows[1029] = Hashes.Near(queries[3], distance, random);
            foreach (var path in Enum.GetValues<ScanPath>())
            {
                Assert.DoesNotContain(Run(rows, queries, distance - 1, path), found => found.Query == 3
                    && found.Row is 77 or 515 or 1029);
                var mine = Run(rows, queries, distance, path).Where(found => found.Query == 3).ToList();
                Assert.All([77, 515, 1029], row => Assert.Contains((3, row, distance), mine));
            }
        }
    }

    [Fact]
    public void All_zeroes_and_all_ones_lie_256_apart_on_every_path()
    {
        var ones = new PdqHash(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);
        var rows = new PdqHash[1024];
        for (var i = 512; i < 1024; i++) rows[i] = ones;
        var queries = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? default : ones).ToArray();
        foreach (var path in Enum.GetValues<ScanPath>())
        {
            Assert.Equal(20 * 512, Run(rows, queries, 255, path).Count);
            Assert.Equal(20 * 1024, Run(rows, queries, 256, path).Count);
            Assert.All(Run(rows, queries, 255, path), found => Assert.Equal(0, found.Distance));
        }
    }

    [Fact]
    public void Marks_that_differ_in_few_bits_are_found_by_every_path() =>
        Gen.Select(Gen.UShort.Array[0, 200], Gen.UShort, Gen.UShort, Gen.Int[0, 8], Gen.Int[0, 40]).Sample(
            (drawn, wanted, mask, bound, from) =>
            {
                var start = Math.Min(from, drawn.Length);
                var expected = Enumerable.Range(start, drawn.Length - start)
                    .Where(i => ushort.PopCount((ushort)((drawn[i] ^ wanted) & mask)) <= bound)
                    .Select(i => (uint)i);
                foreach (var path in Enum.GetValues<ScanPath>())
                {
                    Assert.Equal(expected, Marks(drawn, start, wanted, mask, bound, path));
                }
            },
            iter: 2000);

    private static unsafe uint[] Marks(
        ushort[] drawn, int from, ushort wanted, ushort mask, int bound, ScanPath path)
    {
        // Behind the last mark lies what would pass, if it were looked at.
        var (marks, places) = (new ushort[drawn.Length + 32], new uint[drawn.Length + 2]);
        Array.Fill(marks, wanted);
        drawn.CopyTo(marks, 0);
        fixed (ushort* start = marks)
        fixed (uint* found = places)
        {
            var count = MarkScan.Find(
                start, (uint)from, (uint)drawn.Length, wanted, mask, bound, found, 0, path);
            return places[..count];
        }
    }

    private static void AssertSame(PdqHash[] rows, PdqHash[] queries, int radius)
    {
        var expected = new List<(int, int, int)>();
        for (var query = 0; query < queries.Length; query++)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                var distance = PdqHash.Distance(rows[row], queries[query]);
                if (distance <= radius) expected.Add((query, row, distance));
            }
        }

        foreach (var path in Enum.GetValues<ScanPath>())
        {
            Assert.Equal(expected, Run(rows, queries, radius, path).Order());
        }
    }

    private static unsafe List<(int Query, int Row, int Distance)> Run(
        PdqHash[] rows, PdqHash[] queries, int radius, ScanPath path)
    {
        var sink = new Sink([]);
        fixed (PdqHash* first = rows) HashScan.Run(first, rows.Length, queries, radius, ref sink, path);
        return sink.All;
    }

    private readonly struct Sink(List<(int Query, int Row, int Distance)> all) : IScanSink
    {
        public List<(int Query, int Row, int Distance)> All { get; } = all;

        public void Found(int query, int row, int distance) => All.Add((query, row, distance));
    }
}
