using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;
using Probative.Fingerprints.Tests.Copies;
using Probative.Fingerprints.Tests.Index;
using Xunit;

namespace Probative.Fingerprints.Tests.Candidates;

public class CandidateIndexTests
{
    private const int Films = 10;

    private static readonly FilmPrint[] s_films =
        [.. Enumerable.Range(0, Films).Select(film => Place(film).Film(0, 4000))];

    [Fact]
    public void A_cut_a_mirrored_and_a_cropped_copy_find_their_film()
    {
        using var index = Filled(new SimulatedFolder());
        for (var film = 0; film < 3; film++)
        {
            First(index, film, Place(film).Film(750, 3250), isMirrored: false);
            First(index, film, Place(film).Film(750, 3250, Scenery.Mirror), isMirrored: true);
            var cropped = Place(film).Film(750, 3250, frame => Scenery.Crop(frame, 40, 20, 240, 135));
            Assert.Equal(0, First(index, film, cropped, isMirrored: false).Hashes);
            First(index, film, Place(film).Film(500, 3500, frame =>
                Scenery.Mirror(Scenery.Crop(frame, 40, 20, 240, 135))), isMirrored: true);
        }
    }

    [Fact]
    public void A_film_that_is_shown_small_in_another_finds_its_own()
    {
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        for (var film = 0; film < Films; film++) index.Add((uint)film, Large(Place(film).Frame));
        for (var film = 0; film < Films; film++)
        {
            First(index, film, Small(film, frame => frame), isMirrored: false);
            First(index, film, Small(film, Scenery.Mirror), isMirrored: true);
        }
    }

    [Fact]
    public void What_would_be_too_much_to_compare_is_searched_by_fewer_samples()
    {
        using var index = Filled(new SimulatedFolder());
        var whole = index.Search(s_films[6], 1)[0];
        var thinned = index.Search(s_films[6], 1, null, mostCompared: 1)[0];
        Assert.Equal((6u, 6u), (whole.Film, thinned.Film));
        Assert.InRange(thinned.Strength, 3, whole.Strength - 1);
        Assert.Equal(whole.Hashes, thinned.Hashes);
    }

    [Fact]
    public void A_picture_finds_its_film_and_a_film_its_picture()
    {
        using var index = Filled(new SimulatedFolder());
        var picture = Picture(Place(4).Frame(2250));
        Assert.True(First(index, 4, picture, isMirrored: false).Features > 3);
        index.Remove(4);
        index.Add(77, picture);
        First(index, 77, Place(4).Film(1500, 3000), isMirrored: false);
    }

    [Fact]
    public void What_is_nowhere_and_what_shows_nothing_have_no_candidates()
    {
        using var index = Filled(new SimulatedFolder());
        for (var film = 0; film < 4; film++)
        {
            Assert.Empty(index.Search(Blots.Film(film, 0, frame => frame), 50));
        }

        FilmPrint[] poor = [Place(0).Film(0, 2000, frame => new byte[frame.Length]), Title(0), Title(1)];
        for (var i = 0; i < poor.Length; i++) index.Add((uint)(100 + i), poor[i]);
        foreach (var print in poor) Assert.Empty(index.Search(print, 50));
    }

    [Fact]
    public void What_is_removed_is_found_no_more_and_its_number_can_be_used_again()
    {
        using var index = Filled(new SimulatedFolder());
        index.Remove(3);
        index.Remove(12_345);
        Assert.Empty(index.Search(s_films[3], 50));
        First(index, 2, s_films[2], isMirrored: false);
        index.Add(3, Place(40).Film(0, 2000));
        First(index, 3, Place(40).Film(0, 2000), isMirrored: false);
        Assert.Empty(index.Search(s_films[3], 50));
    }

    [Fact]
    public void After_opening_again_what_was_committed_is_found()
    {
        var folder = new SimulatedFolder();
        using (var index = Filled(folder))
        {
            index.Remove(1);
            index.Commit(18);
            Assert.IsType<CandidateOpening.InUse>(CandidateIndex.Open(folder));
            Assert.Null(CandidateIndex.StartAnew(folder));
            index.Add(50, Place(50).Film(0, 2000));
        }

        var opened = Assert.IsType<CandidateOpening.Opened>(CandidateIndex.Open(folder));
        using var again = opened.Index;
        Assert.Equal(18UL, again.Position);
        Assert.Empty(again.Search(s_films[1], 50));
        Assert.Empty(again.Search(Place(50).Film(0, 2000), 50));
        First(again, 5, s_films[5], isMirrored: false);
    }

    [Fact]
    public void A_commit_that_was_cut_off_leaves_the_last_one_or_nothing()
    {
        var random = new Random(20261201);
        var steps = 0;
        for (var cut = 0; cut <= steps; cut++)
        {
            var folder = new SimulatedFolder();
            using var index = Filled(folder);
            index.Commit(7);
            index.Add(50, Place(50).Film(0, 1000));
            var (step, crashed) = (0, folder);
            folder.AfterStep = _ => crashed = step++ == cut ? folder.Crash(random) : crashed;
            index.Commit(8);
            folder.AfterStep = null;
            steps = step;
            if (cut == steps) crashed = folder.Crash(random);
            switch (CandidateIndex.Open(crashed))
            {
                case CandidateOpening.Opened(var opened):
                    Assert.True(opened.Position is 7 or 8);
                    Assert.Equal(opened.Position == 8, opened.Search(Place(50).Film(0, 1000), 1).Count == 1);
                    opened.Dispose();
                    break;
                case var other:
                    Assert.IsType<CandidateOpening.Missing>(other);
                    Assert.InRange(cut, 0, steps - 1);
                    break;
            }

            // Whatever was left, it can be made anew.
            CandidateIndex.StartAnew(crashed)!.Dispose();
        }

        Assert.InRange(steps, 4, 40);
    }

    [Fact]
    public void A_damaged_folder_is_told_and_can_be_started_anew()
    {
        var folder = new SimulatedFolder();
        Assert.IsType<CandidateOpening.Missing>(CandidateIndex.Open(folder));
        using (var index = Filled(folder)) index.Commit(5);
        folder.Damage("all-manifest", 33, 4);
        var damaged = Assert.IsType<CandidateOpening.Damaged>(CandidateIndex.Open(folder));
        Assert.Equal("all-manifest", Assert.Single(damaged.Damage).File);
        using var anew = CandidateIndex.StartAnew(folder)!;
        Assert.Equal((0UL, 0L), (anew.Position, anew.Count));
        Assert.Empty(anew.Search(s_films[0], 50));
    }

    [Fact]
    public void What_stands_still_is_indexed_once()
    {
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        var frame = Place(0).Frame(0);
        index.Add(0, Picture(frame));
        var one = index.Count;
        index.Add(1, Place(0).Film(0, 5000, _ => frame));
        Assert.InRange(one, 40, 170);
        Assert.Equal(2 * one, index.Count);
    }

    [Fact]
    public void Ranges_of_arguments_are_kept()
    {
        using var index = CandidateIndex.StartAnew(new SimulatedFolder())!;
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Search(s_films[0], 0));
        index.Add(uint.MaxValue, s_films[0]);
        Assert.Equal(uint.MaxValue, Assert.Single(index.Search(s_films[0], 1)).Film);
        index.Remove(uint.MaxValue);
        Assert.Empty(index.Search(s_films[0], 1));
    }

    private static Scenery Place(int number) => new(1000 + (10 * number), 5 + number);

    private static CandidateIndex Filled(SimulatedFolder folder)
    {
        var index = CandidateIndex.StartAnew(folder)!;
        for (var i = 0; i < s_films.Length; i++) index.Add((uint)i, s_films[i]);
        return index;
    }

    private static Candidate First(CandidateIndex index, int film, FilmPrint print, bool isMirrored)
    {
        var first = index.Search(print, 3)[0];
        Assert.Equal(((uint)film, isMirrored), (first.Film, first.IsMirrored));
        return first;
    }

    /// <summary>
    /// A film in which another is shown at 35 % of the size, before a place that nobody has.
    /// </summary>
    private static FilmPrint Small(int film, Func<byte[], byte[]> change) => Large(time =>
    {
        const int Width = Scenery.Width * 35 / 100, Height = Scenery.Height * 35 / 100;
        var (frame, shown) = (Place(200 + film).Frame(time), change(Place(film).Frame(time)));
        for (var i = 0; i < Width * Height; i++)
        {
            var (x, y) = (i % Width, i / Width);
            frame[((y + 100) * Scenery.Width) + x + 190] =
                shown[(y * 100 / 35 * Scenery.Width) + (x * 100 / 35)];
        }

        return frame;
    });

    /// <summary>Frames of twice the size, so that all levels are read.</summary>
    private static FilmPrint Large(Func<int, byte[]> frames)
    {
        const int Width = 2 * Scenery.Width, Height = 2 * Scenery.Height;
        return Scenery.Film(0, 3000, Width, Height, time =>
        {
            var (frame, large) = (frames(time), new byte[Width * Height]);
            for (var i = 0; i < large.Length; i++)
                large[i] = frame[(i / Width / 2 * Scenery.Width) + (i % Width / 2)];
            return large;
        });
    }

    private static FilmPrint Picture(byte[] frame) => FilmPrintBuilder.OfPicture(
        new PixelView(frame, Scenery.Width, Scenery.Height, PixelLayout.Luma));

    /// <summary>Blocks like letters on black; the same glyphs in another order.</summary>
    private static FilmPrint Title(int number) => Place(0).Film(0, 2000, frame =>
    {
        var title = new byte[frame.Length];
        for (var glyph = 0; glyph < 20; glyph++)
        {
            var shape = Scenery.Hash((glyph + (5 * number)) % 20, 3, 3);
            for (var part = 0; part < 5; part++)
            {
                Scenery.Fill(title, 30 + (12 * glyph) + (int)((shape >> part) & 3), 70 + (4 * part),
                    3 + (int)((shape >> (2 * part)) & 3), 3, 255);
            }
        }

        return title;
    });
}
