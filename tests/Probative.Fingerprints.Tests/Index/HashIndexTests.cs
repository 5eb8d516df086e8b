using CsCheck;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Index;

public class HashIndexTests
{
    private static readonly HashIndexOptions Small = new()
    {
        TailLimit = 40,
        Fanout = 2,
        MergesInBackground = false,
        Layout = new SlotLayout(16, 8, 0),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_was_added_merged_removed_and_reopened_is_found_as_by_comparing(bool isBackground) =>
        Gen.Select(Gen.Int, Gen.Int[0, 3]).Sample(
            (seed, kind) => RunHistory(seed, kind, Small with { MergesInBackground = isBackground }),
            iter: 40);

    [Fact]
    public void An_index_that_is_missing_is_not_one_that_is_damaged()
    {
        var folder = new SimulatedFolder();
        Assert.IsType<IndexOpening.Missing>(HashIndex.Open(folder, Small));
        HashIndex.StartAnew(folder, Small)!.Dispose();
        using var index = Opened(folder);
        Assert.Equal(0, index.Count);
        Assert.Empty(index.Search([Hashes.Draw(new Random(1))], 256)[0].Matches);
    }

    [Fact]
    public void Only_one_has_an_index_open()
    {
        var folder = new SimulatedFolder();
        using var index = HashIndex.StartAnew(folder, Small);
        Assert.IsType<IndexOpening.InUse>(HashIndex.Open(folder, Small));
        Assert.Null(HashIndex.StartAnew(folder, Small));
    }

    [Fact]
    public void A_changed_bit_in_any_file_is_told_and_the_index_is_rebuilt_by_telling_it_again()
    {
        var random = new Random(9);
        var entries = Entries(300, 9);
        for (var round = 0; round < 120; round++)
        {
            var folder = new SimulatedFolder();
            using (var index = HashIndex.StartAnew(folder, Small)!)
            {
                index.Add(entries.AsSpan(0, 130));
                index.Commit(1);
                index.Remove([new TagRange(5, 9)]);
                index.Add(entries.AsSpan(130, 20));
                index.Commit(2);
                index.Commit(3);
            }

            var names = folder.List().Where(name => name != "lock").ToList();
            var name = names[round % names.Count];
            var length = folder.Read(name)!.Length;

            // What is behind the last commit but one: a change there cannot be told from a cut.
            var lastTail = names.Where(other => other.StartsWith("tail", StringComparison.Ordinal)).Max();
            if (name == lastTail) length -= 48;
            folder.Damage(name, random.Next(length), (byte)(1 << random.Next(8)));
            var opening = HashIndex.Open(folder, Small);
            if (opening is IndexOpening.Opened(var whole))
            {
                // Between sections are bytes that nobody reads.
                AssertFinds(whole, [.. entries.Take(150).Where(entry => entry.Tag is < 5 or > 9)], random);
                whole.Dispose();
                Assert.StartsWith("segment", name, StringComparison.Ordinal);
                continue;
            }

            var damage = Assert.IsType<IndexOpening.Damaged>(opening).Damage;
            Assert.Equal(name, Assert.Single(damage).File);
            using var anew = HashIndex.StartAnew(folder, Small)!;
            Assert.Equal(0UL, anew.Position);
            anew.Add(entries);
            anew.Commit(7);
            AssertFinds(anew, entries, random);
        }
    }

    [Fact]
    public void A_missing_file_is_damage()
    {
        foreach (var prefix in new[] { "segment", "tail", "manifest" })
        {
            var folder = new SimulatedFolder();
            using (var index = HashIndex.StartAnew(folder, Small with { TailLimit = 1000 })!)
            {
                index.Add(Entries(900, 1));
                index.Commit(1);
                index.Compact();
                index.Add(Entries(10, 2));
                index.Commit(2);
            }

            using (var again = Opened(folder))
            {
                again.Add(Entries(10, 3));
                again.Commit(3);
            }

            var names = folder.List().Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
            folder.Remove(names.Min()!);
            Assert.IsType<IndexOpening.Damaged>(HashIndex.Open(folder, Small));
        }
    }

    [Fact]
    public void What_was_not_committed_is_not_there_when_it_is_opened_again()
    {
        var folder = new SimulatedFolder();
        var (kept, lost) = (Entries(30, 1), Entries(30, 2));
        using (var index = HashIndex.StartAnew(folder, Small)!)
        {
            index.Add(kept);
            index.Commit(11);
            index.Add(lost);
            index.Remove([new TagRange(0, ulong.MaxValue)]);
            Assert.Equal(11UL, index.Position);
        }

        using var again = Opened(folder);
        Assert.Equal(11UL, again.Position);
        Assert.Equal(30, again.Count);
    }

    [Fact]
    public void Removing_reaches_what_was_added_before_and_not_what_is_added_after()
    {
        var folder = new SimulatedFolder();
        var hash = Hashes.Draw(new Random(1));
        using var index = HashIndex.StartAnew(folder, Small)!;
        index.Add([new HashEntry(hash, 7), new HashEntry(hash, 8), new HashEntry(hash, 20)]);
        index.Remove([new TagRange(7, 8)]);
        index.Add([new HashEntry(hash, 8)]);
        Assert.Equal([8UL, 20UL], index.Search([hash], 0)[0].Matches.Select(match => match.Tag));
        Assert.Equal(2, index.RemoveWhere(tag => tag >= 8));
        index.Commit(1);
        index.Compact();
        Assert.Empty(index.Search([hash], 0)[0].Matches);
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public async Task Searches_go_on_and_stay_exact_while_segments_are_merged()
    {
        using var scratch = new Scratch();
        var folder = new PosixFolder(scratch["index"]);
        var options = new HashIndexOptions { TailLimit = 500, Fanout = 2, Layout = new SlotLayout(16, 8, 0) };
        var entries = Entries(12_000, 5);
        using var index = HashIndex.StartAnew(folder, options)!;
        var told = 0;
        var searching = Task.Run(() =>
        {
            var (random, searches) = (new Random(1), 0);
            while (Volatile.Read(ref told) < entries.Length || searches < 20)
            {
                var before = Volatile.Read(ref told);
                if (before == 0) continue;
                var wanted = entries[random.Next(before)];
                Assert.Contains(new HashMatch(wanted.Tag, 0), index.Search([wanted.Hash], 3)[0].Matches);
                searches++;
            }

            return searches;
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < entries.Length; i += 100)
        {
            index.Add(entries.AsSpan(i, 100));
            Volatile.Write(ref told, i + 100);
            index.Commit((ulong)i);
        }

        Assert.InRange(await searching, 20, int.MaxValue);
        index.Compact();
        Assert.Equal(1, index.Size.Segments);
        AssertFinds(index, entries, new Random(2));
    }

    [Fact]
    public void A_folder_on_the_disk_keeps_an_index()
    {
        using var scratch = new Scratch();
        var folder = new PosixFolder(scratch["deeper"]);
        Assert.IsType<IndexOpening.Missing>(HashIndex.Open(folder));
        var entries = Entries(100_000, 6);
        using (var index = HashIndex.StartAnew(folder)!)
        {
            Assert.IsType<IndexOpening.InUse>(HashIndex.Open(new PosixFolder(scratch["deeper"])));
            index.Add(entries);
            index.Commit(5);
            index.Add([new HashEntry(entries[0].Hash, 100_000)]);
            index.Commit(6);
        }

        using var again = Assert.IsType<IndexOpening.Opened>(HashIndex.Open(folder)).Index;
        Assert.Equal(100_001, again.Count);
        AssertFinds(again, [.. entries, new HashEntry(entries[0].Hash, 100_000)], new Random(3));
    }

    [Fact]
    public void A_failure_of_the_medium_stops_the_writer_and_loses_nothing_that_was_committed()
    {
        for (var failing = 0; failing < 60; failing++)
        {
            var folder = new SimulatedFolder();
            var entries = Entries(200, failing);
            var (told, committed, step) = (0, 0, 0);
            using (var index = HashIndex.StartAnew(folder, Small)!)
            {
                folder.BeforeStep = what =>
                {
                    if (step++ == failing) throw new IndexStorageException($"no {what}");
                };
                try
                {
                    for (; told < 200; told += 20)
                    {
                        index.Add(entries.AsSpan(told, 20));
                        index.Commit((ulong)told + 20);
                        committed = told + 20;
                    }
                }
                catch (IndexStorageException)
                {
                    Assert.Throws<IndexStorageException>(() => index.Add(entries));
                    Assert.Throws<IndexStorageException>(() => index.Commit(1000));
                }
            }

            folder.BeforeStep = null;
            using var again = Opened(folder);
            Assert.InRange(again.Position, (ulong)committed, (ulong)Math.Min(200, told + 20));
            AssertFinds(again, entries[..(int)again.Position], new Random(failing));
        }
    }

    internal static HashEntry[] Entries(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Hashes.Some(count, 1, random).Select((hash, i) => new HashEntry(hash, (ulong)i))];
    }

    internal static void AssertFinds(HashIndex index, IReadOnlyCollection<HashEntry> entries, Random random)
    {
        var all = entries.ToArray();
        var queries = new PdqHash[12];
        for (var i = 0; i < queries.Length; i++)
        {
            queries[i] = all.Length > 0 && i % 3 != 0
                ? Hashes.Near(all[random.Next(all.Length)].Hash, random.Next(34), random)
                : Hashes.Draw(random);
        }

        queries[^1] = queries[1];
        var (radius, limit) = (random.Next(3) == 0 ? random.Next(150) : random.Next(32), 1 + random.Next(60));
        var paths = Enum.GetValues<ScanPath>();
        var lists = index.Search(queries, radius, limit, paths[random.Next(paths.Length)]);
        for (var i = 0; i < queries.Length; i++)
        {
            var (matches, more) = Hashes.Plain(all, queries[i], radius, limit);
            Assert.Equal(matches, lists[i].Matches);
            Assert.Equal(more, lists[i].More);
        }
    }

    internal static HashIndex Opened(SimulatedFolder folder, HashIndexOptions? options = null) =>
        Assert.IsType<IndexOpening.Opened>(HashIndex.Open(folder, options ?? Small)).Index;

    private static void RunHistory(int seed, int kind, HashIndexOptions options)
    {
        var random = new Random(seed);
        var folder = new SimulatedFolder();
        var (live, committed, position) = (new List<HashEntry>(), new List<HashEntry>(), 0UL);
        var index = HashIndex.StartAnew(folder, options)!;
        for (var step = 0; step < 40; step++)
        {
            switch (random.Next(8))
            {
                case < 3:
                    var added = Hashes.Some(random.Next(60), kind, random)
                        .Select(hash => new HashEntry(hash, (ulong)random.Next(200))).ToArray();
                    index.Add(added);
                    live.AddRange(added);
                    break;
                case 3:
                    var first = (ulong)random.Next(200);
                    index.Remove([new TagRange(first, first + 10), new TagRange(first + 5, first + 15)]);
                    live.RemoveAll(entry => entry.Tag >= first && entry.Tag <= first + 15);
                    break;
                case 4:
                    var rest = (ulong)random.Next(30);
                    var gone = live.Count(entry => entry.Tag % 30 == rest);
                    Assert.Equal(gone, index.RemoveWhere(tag => tag % 30 == rest));
                    live.RemoveAll(entry => entry.Tag % 30 == rest);
                    break;
                case 5:
                    index.Dispose();
                    index = Opened(folder, options);
                    Assert.Equal(position, index.Position);
                    live = [.. committed];
                    break;
                default:
                    index.Commit(++position);
                    committed = [.. live];
                    if (random.Next(4) == 0) index.Compact();
                    break;
            }

            AssertFinds(index, live, random);
        }

        index.Commit(++position);
        index.Compact();
        Assert.Equal(live.Count, index.Count);
        index.Dispose();
    }
}
