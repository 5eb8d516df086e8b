using System.Globalization;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Pictures;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class HashListTests
{
    [Fact]
    public void Of_the_public_lists_every_pair_of_a_group_is_found_and_no_other()
    {
        var files = Directory.GetFiles(Repository.Outside("vpdq/common"), "*.txt")
            .Where(path => !path.Contains("128x128", StringComparison.Ordinal)
                && !path.Contains("test-padded", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();
        var lists = files.Select(Read).ToArray();
        var wrong = new List<string>();
        var (right, pairs) = (0, 0);
        for (var i = 0; i < lists.Length; i++)
        {
            for (var j = 0; j < lists.Length; j++)
            {
                if (i == j) continue;
                var isPair = Group(files[i]) == Group(files[j]);
                var isFound = HashListFinder.Compare(lists[i], lists[j]) is { } found
                    && found.Score.Picture > 0;
                pairs++;
                if (isFound == isPair) right++;
                else wrong.Add($"{isPair} {Path.GetFileName(files[i])} {Path.GetFileName(files[j])}");
            }
        }

        Assert.True(wrong.Count == 0, $"{right} of {pairs}\n" + string.Join('\n', wrong));
    }

    [Fact]
    public void A_part_of_a_list_is_found_at_its_time()
    {
        var whole = Invented(1, 60);
        var part = whole.Where(entry => entry.Seconds is >= 12 and < 24)
            .Select(entry => entry with { Seconds = entry.Seconds - 12 }).ToList();
        var found = HashListFinder.Compare(whole, part);
        Assert.NotNull(found);
        Assert.InRange(found.First.StartSeconds, 11.9, 12.1);
        Assert.InRange(found.Line.OffsetSeconds, 11.9, 12.1);
        Assert.True(found.IsTimeTold);
        Assert.Null(found.Change);
        Assert.Null(HashListFinder.Compare(whole, Invented(2, 40)));
    }

    [Fact]
    public void Short_and_poor_lists_say_nothing()
    {
        var whole = Invented(3, 20);
        Assert.Null(HashListFinder.Compare([], whole));
        Assert.Null(HashListFinder.Compare(whole, [whole[0]]));
        Assert.Null(HashListFinder.Compare(
            whole, [.. whole.Select(entry => entry with { Result = entry.Result with { Quality = 49 } })]));
    }

    private static string Group(string path) => Path.GetFileName(path).Split('-')[0];

    private static List<TimedHash> Invented(int seed, int seconds)
    {
        var random = new Random(seed);
        ulong Word() => (ulong)random.NextInt64();
        return [.. Enumerable.Range(0, seconds * 2).Select(i => new TimedHash(
            i / 2.0, new PdqResult(new PdqHash(Word(), Word(), Word(), Word()), 100)))];
    }

    private static List<TimedHash> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split(',')).Select(parts => new TimedHash(
            double.Parse(parts[3], CultureInfo.InvariantCulture),
            new PdqResult(PdqHash.Parse(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture))))];
}
