using Probative.Fingerprints.HashLists;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.HashLists;

public class HashListComparerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_the_public_lists_those_of_a_group_are_near_and_no_others()
    {
        var files = ListedHashes.PublicFiles().Where(path =>
            !path.Contains("128x128", StringComparison.Ordinal)
            && !path.Contains("test-padded", StringComparison.Ordinal)).ToArray();
        var (wrong, sequences) = (new List<string>(), 0);
        foreach (var listed in files)
        {
            var comparer = new HashListComparer(ListedHashes.Read(listed));
            foreach (var other in files.Where(path => path != listed))
            {
                var near = comparer.Compare(ListedHashes.Print(ListedHashes.Read(other).Entries), Ct);
                if (near.Count > 0 != (Group(listed) == Group(other)))
                    wrong.Add($"{Path.GetFileName(listed)} {Path.GetFileName(other)}");
                sequences += near.Count(one => one.Sign == HashListSign.Sequence);
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(38, sequences);
    }

    [Fact]
    public void A_stretch_is_told_with_its_times_and_how_near_it_is()
    {
        var whole = ListedHashes.Film(1, 60);
        var comparer = new HashListComparer(List(
            [.. whole.Where(one => one.TimeMilliseconds is >= 12_000 and < 24_000)
                .Select(one => one with { TimeMilliseconds = one.TimeMilliseconds - 12_000, Item = "3" }),
            .. ListedHashes.Film(2, 20, "4")]));
        var near = Assert.Single(comparer.Compare(ListedHashes.Print(whole), Ct));
        Assert.Equal(("3", HashListSign.Sequence), (near.Of, near.Sign));
        Assert.Equal((24, 24, 0), (near.Hashes, near.Among, near.Distance));
        Assert.InRange(near.Item.StartSeconds, 11.9, 12.1);
        Assert.InRange(near.Listed!.Value.EndSeconds, 11.4, 11.6);
        Assert.Empty(comparer.Compare(ListedHashes.Print(ListedHashes.Film(5, 30)), Ct));
    }

    [Fact]
    public void Pictures_are_told_hash_by_hash_and_poor_ones_are_not_compared()
    {
        var film = ListedHashes.Film(7, 30);
        var (seen, poor) = (film[10].Hash, film[20].Hash);
        var comparer = new HashListComparer(List(
        [
            new(seen with { A = seen.A ^ 0xFF }, null, null, null, "a.jpg"),
            new(poor, 49, null, null, "b.jpg"),
            new(seen with { A = ~seen.A }, 100, null, null, "c.jpg"),
        ]));
        Assert.Equal(1, comparer.Poor);
        var near = Assert.Single(comparer.Compare(ListedHashes.Print(film), Ct));
        Assert.Equal(("a.jpg", HashListSign.Hashes, 8), (near.Of, near.Sign, near.Distance));
        Assert.Equal((5, 5), (near.Item.StartSeconds, near.Item.EndSeconds));
        Assert.Null(near.Score);
        Assert.Equal("a.jpg", Assert.Single(comparer.Compare(ListedHashes.Print([film[10]]), Ct)).Of);
    }

    [Fact]
    public void Near_hashes_are_those_that_comparing_all_finds()
    {
        const int Seed = 17;
        var random = new Random(Seed);
        PdqHash[] hashes = [.. Enumerable.Range(0, 5_000).Select(_ => ListedHashes.Draw(random))];
        for (var i = 1_000; i < 2_000; i++) hashes[i] = Changed(hashes[i - 1_000], random.Next(20, 44));
        var near = new NearHashes(hashes);
        List<(int Entry, int Distance)> found = [];
        var all = 0;
        foreach (var hash in hashes.AsSpan(0, 1_000))
        {
            near.Find(hash, found);
            all += found.Count;
            Assert.Equal(
                hashes.Index().Where(one => PdqHash.Distance(hash, one.Item) <= 31).Select(one => one.Index),
                found.Select(one => one.Entry).Order());
        }

        Assert.InRange(all, 1_300, 1_900);

        PdqHash Changed(PdqHash hash, int bits)
        {
            foreach (var bit in Enumerable.Range(0, 256).OrderBy(_ => random.Next()).Take(bits))
            {
                var word = 1UL << (bit & 63);
                hash = (bit >> 6) switch
                {
                    0 => hash with { A = hash.A ^ word },
                    1 => hash with { B = hash.B ^ word },
                    2 => hash with { C = hash.C ^ word },
                    _ => hash with { D = hash.D ^ word },
                };
            }

            return hash;
        }
    }

    private static HashList List(IReadOnlyList<HashListEntry> entries) => new()
    {
        Format = HashListFormat.Csv, Entries = entries, Faults = [], FaultCount = 0,
    };

    private static string Group(string path) => Path.GetFileName(path).Split('-')[0];
}
