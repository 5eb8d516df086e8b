using System.Diagnostics;
using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Tests.Copies;
using Probative.Fingerprints.Tests.Index;
using Xunit;

namespace Probative.Fingerprints.Tests.Candidates;

public class CommonFootageTests
{
    [Fact]
    public void A_logo_that_all_have_makes_no_candidates()
    {
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        for (var film = 0; film < 25; film++)
        {
            index.Add((uint)film, Blots.Film(film, 0, WithLogo));
        }

        Assert.Empty(index.Search(Blots.Film(99, 0, WithLogo), 50));
        var copy = Blots.Film(9, 250, frame => Scenery.Mirror(WithLogo(frame)));
        Assert.Equal(9U, Assert.Single(index.Search(copy, 50)).Film);
    }

    [Fact]
    public void Of_a_thousand_copies_of_one_as_many_are_given_as_were_asked_for()
    {
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        var print = new Scenery(11, 12).Film(0, 2000);
        for (var film = 0U; film < 1_000; film++) index.Add(film, print);
        index.Add(5_000, new Scenery(13, 14).Film(0, 2000));
        index.Commit(1);
        var watch = Stopwatch.StartNew();
        var copy = new Scenery(11, 12).Film(250, 1750, frame => Scenery.Crop(frame, 20, 10, 288, 162));
        foreach (var query in (ReadOnlySpan<FilmPrint>)[print, copy])
        {
            var found = index.Search(query, 10);
            Assert.Equal(10, found.Count);
            Assert.Equal(found.OrderByDescending(one => one.Strength).ThenBy(one => one.Film), found);
            Assert.Equal(found, index.Search(query, 100).Take(10));
        }

        // The bound is generous: a quadratic search would take minutes.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(5_000U, Assert.Single(index.Search(new Scenery(13, 14).Film(500, 2000), 10)).Film);
    }

    [Fact]
    public void The_order_in_which_films_were_added_changes_nothing()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        FilmPrint[] films = [.. Enumerable.Range(0, 8).Select(film =>
            new Scenery(random.Next(3) * 50, random.Next(100_000)).Film(0, 1500))];
        var order = Enumerable.Range(0, films.Length).ToArray();
        using var one = Filled(films, order);
        random.Shuffle(order);
        using var other = Filled(films, order);
        foreach (var film in films)
        {
            var found = one.Search(film, 5);
            Assert.NotEmpty(found);
            Assert.Equal(found, other.Search(film, 5));
        }
    }

    [Fact]
    public void Prints_that_no_film_gives_are_taken_and_bounded()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        var bits = Enumerable.Range(0, 40).Select(_ => Bits(random)).ToArray();
        FilmPrint[] prints = [.. Enumerable.Range(0, 4).Select(_ => Drawn(random, bits, samples: 90))];
        for (var film = 0; film < 40; film++) index.Add((uint)film, prints[film % prints.Length]);
        var longest = Drawn(random, bits, FilmPrint.MostSamples);
        var watch = Stopwatch.StartNew();
        foreach (var print in prints.Append(longest)) Assert.InRange(index.Search(print, 7).Count, 0, 7);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void A_tag_gives_back_what_it_was_made_of()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var (film, sample) = ((uint)random.NextInt64(1L << 32), random.Next(FilmPrint.MostSamples));
            var (isPoor, feature) = (random.Next(2) == 0, Feature(random, default));
            var tag = CandidateTag.OfFeature(film, sample, isPoor, feature);
            Assert.Equal((film, sample, isPoor, false), (tag.Film, tag.Sample, tag.IsPoor, tag.IsHash));
            Assert.Equal((feature.Level, feature.Turn / 2), ((byte)tag.Level, tag.Turn));
            Assert.Equal((feature.X / 1024, feature.Y / 1024), (tag.X, tag.Y));
            var hash = CandidateTag.OfHash(film, sample, isPoor);
            Assert.Equal((film, sample, isPoor, true), (hash.Film, hash.Sample, hash.IsPoor, hash.IsHash));
            Assert.True(CandidateTag.AllOf(film).Contains(tag.Value));
            Assert.False(CandidateTag.AllOf(film ^ 1).Contains(hash.Value));
        }
    }

    private static CandidateIndex Filled(FilmPrint[] films, int[] order)
    {
        var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        foreach (var film in order) index.Add((uint)film, films[film]);
        return index;
    }

    /// <summary>Strokes in a box at the upper right, an eighth of the frame wide.</summary>
    private static byte[] WithLogo(byte[] frame)
    {
        Scenery.Fill(frame, 262, 10, 44, 24, 250);
        for (var stroke = 0; stroke < 9; stroke++)
        {
            var state = Scenery.Hash(stroke, 77, 5);
            var (down, height) = (13 + (int)(state % 9), 4 + (int)((state >> 8) % 6));
            Scenery.Fill(frame, 265 + (4 * stroke), down, 3, height, 20);
        }

        return frame;
    }

    private static FilmPrint Drawn(Random random, FeatureBits[] bits, int samples)
    {
        var sample = new Scenery(1, 2).Film(0, 500).Samples[0];
        return new FilmPrint
        {
            Width = 512, Height = 512, WorkingWidth = 512, WorkingHeight = 512,
            DurationMilliseconds = 500 * samples, StepMilliseconds = 500,
            Samples = [.. Enumerable.Range(0, samples).Select(number => sample with
            {
                TimeMilliseconds = 500 * number,
                Features = [.. Enumerable.Range(0, random.Next(60))
                    .Select(_ => Feature(random, bits[random.Next(bits.Length)]))],
            })],
        };
    }

    private static LocalFeature Feature(Random random, FeatureBits bits) => new(
        (ushort)random.Next(512 * 32), (ushort)random.Next(512 * 32), (byte)random.Next(9),
        (byte)random.Next(256), bits);

    private static FeatureBits Bits(Random random) => new(
        (ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64(),
        (ulong)random.NextInt64());
}
