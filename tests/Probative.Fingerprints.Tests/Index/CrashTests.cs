using Probative.Fingerprints.Index;
using Xunit;

namespace Probative.Fingerprints.Tests.Index;

/// <summary>
/// A history of additions, removals and merges is cut at every step that writes; each of several states that
/// the cut could leave opens, holds exactly what some commit held, and none that was before the last one
/// acknowledged.
/// </summary>
public class CrashTests
{
    private const int StatesOfEachCut = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_cut_at_any_step_leaves_the_last_commit_or_the_one_that_was_being_made(int seed)
    {
        var folder = new SimulatedFolder();
        var history = new History(seed);
        var (cuts, random) = (0, new Random(seed));
        folder.AfterStep = step =>
        {
            cuts++;
            for (var state = 0; state < StatesOfEachCut; state++)
            {
                history.Check(folder.Crash(random), $"seed {seed}, cut {cuts} after {step}, state {state}");
            }
        };
        history.Run(folder);
        Assert.InRange(cuts, 150, 5000);
        folder.AfterStep = null;
        history.Check(folder.Crash(random), "the end");
    }

    private sealed class History(int seed)
    {
        private static readonly HashIndexOptions Options = new()
        {
            TailLimit = 30,
            Fanout = 2,
            MergesInBackground = false,
            Layout = new SlotLayout(16, 8, 0),
        };

        // By position, what the index held when it was committed.
        private readonly List<List<HashEntry>> _commits = [];
        private readonly Random _random = new(seed);
        private bool _isBegun;
        private int _acknowledged;

        public void Run(SimulatedFolder folder)
        {
            _commits.Add([]);
            var index = HashIndex.StartAnew(folder, Options)!;
            _isBegun = true;
            var live = new List<HashEntry>();
            for (var i = 1; i <= 24; i++)
            {
                var added = HashIndexTests.Entries(_random.Next(1, 25), i)
                    .Select(entry => entry with { Tag = (ulong)((100 * i) + (int)entry.Tag) }).ToArray();
                index.Add(added);
                live.AddRange(added);
                if (i % 4 == 0)
                {
                    var first = (ulong)(100 * _random.Next(i));
                    index.Remove([new TagRange(first, first + 50)]);
                    live.RemoveAll(entry => entry.Tag >= first && entry.Tag <= first + 50);
                }

                _commits.Add([.. live]);
                index.Commit((ulong)i);
                _acknowledged = i;
                if (i % 9 == 0) index.Compact();
                if (i % 5 != 0) continue;
                index.Dispose();
                index = HashIndexTests.Opened(folder, Options);
            }

            index.Dispose();
        }

        public void Check(SimulatedFolder crashed, string where)
        {
            var opening = HashIndex.Open(crashed, Options);
            if (opening is IndexOpening.Missing)
            {
                Assert.False(_isBegun, $"{where}: the index is gone");
                return;
            }

            if (opening is IndexOpening.Damaged damaged)
            {
                Assert.Fail($"{where}: {string.Join("; ", damaged.Damage)}");
            }

            using var index = Assert.IsType<IndexOpening.Opened>(opening).Index;
            var position = (int)index.Position;
            var isOne = position >= _acknowledged && position < _commits.Count;
            Assert.True(isOne, $"{where}: position {position}");
            AssertHolds(index, _commits[position], where);

            // It goes on from there.
            var hash = Hashes.Draw(new Random(position));
            index.Add([new HashEntry(hash, ulong.MaxValue)]);
            index.Commit((ulong)position + 1);
            AssertHolds(index, [.. _commits[position], new HashEntry(hash, ulong.MaxValue)], where);
        }

        private static void AssertHolds(HashIndex index, List<HashEntry> entries, string where)
        {
            var all = index.Search([default], 256, int.MaxValue)[0];
            var found = all.Matches.Select(match => match.Tag).Order();
            Assert.True(found.SequenceEqual(entries.Select(entry => entry.Tag).Order()), where);
        }
    }
}
