using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Fingerprints.Tmk;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Fingerprints.Tests.Tmk;

/// <summary>Beside the scores that the reference program in C++ gives for the public samples.</summary>
public class TmkReferenceTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Every_pair_has_both_scores_of_the_reference()
    {
        var pairs = JsonNode.Parse(File.ReadAllText(Repository.Outside("tmk/pair-scores.json")))!.AsArray();
        var films = Films();
        var (compared, farthest) = (0, 0.0);
        foreach (var pair in pairs)
        {
            var (a, b) = ((string)pair!["a"]!, (string)pair["b"]!);
            var score = Score(films[a], films[b]);
            farthest = Math.Max(farthest, Math.Abs(score.Level1 - (double)pair["level1"]!));
            farthest = Math.Max(farthest, Math.Abs(score.Level2 - (double)pair["level2"]!));
            Assert.True(farthest <= Tolerance, $"{a}, {b}: {score}, {pair.ToJsonString()}");
            compared++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} pairs, at most {farthest:E2} apart");
        Assert.True(compared >= 60, $"{compared} pairs");
    }

    [Fact]
    public void Each_file_is_read_scaled_alike_to_itself_and_as_alike_to_another_either_way_round()
    {
        var films = Films();
        Assert.Equal(15, films.Count);
        foreach (var (name, film) in films)
        {
            Assert.Equal((15, 4, 32, 256), (
                film.FramesPerSecond, film.Periods.Count, film.Coefficients.Length, film.Dimension));
            Assert.True(TmkComparer.IsScaled(film), name);
            var own = Score(film, film);
            Assert.Equal(1, own.Level1, 1e-6);
            Assert.Equal(1, own.Level2, 1e-5);
            Assert.Equal(0, own.OffsetFrames);
        }

        var names = films.Keys.ToList();
        var watch = Stopwatch.StartNew();
        foreach (var (a, b) in Pairs(names))
        {
            var (there, back) = (Score(films[a], films[b]), Score(films[b], films[a]));
            Assert.Equal(there.Level1, back.Level1, 1e-12);
            Assert.Equal(there.Level2, back.Level2, 1e-12);
            Assert.Equal(there.PeriodFrames, back.PeriodFrames);
            Assert.Equal(0, (there.OffsetFrames + back.OffsetFrames) % there.PeriodFrames);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"210 comparisons: {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void At_the_thresholds_of_its_authors_32_of_46_true_pairs_are_found_and_none_of_59_false_ones()
    {
        var films = Films();
        List<string> missed = [];
        var (trueOnes, falseOnes, highest, lowest) = (0, 0, 0.0, 1.0);
        foreach (var (a, b) in Pairs([.. films.Keys]))
        {
            var score = Score(films[a], films[b]);
            if (a.Split('-')[0] != b.Split('-')[0])
            {
                falseOnes++;
                highest = Math.Max(highest, Math.Max(score.Level1, score.Level2));
                continue;
            }

            trueOnes++;
            if (!score.IsLike) missed.Add($"{a} {b}");
            lowest = Math.Min(lowest, Math.Min(score.Level1, score.Level2));
        }

        Assert.Equal((46, 59), (trueOnes, falseOnes));
        Assert.InRange(highest, 0.28, 0.29);
        Assert.InRange(lowest, 0.38, 0.39);
        Assert.Equal(
            [
                "chair-19-sd-bar.tmk chair-22-with-large-logo-bar.tmk",
                "chair-20-sd-bar.tmk chair-22-with-large-logo-bar.tmk",
                "chair-22-sd-grey-bar.tmk chair-22-with-large-logo-bar.tmk",
                "chair-22-sd-sepia-bar.tmk chair-22-with-large-logo-bar.tmk",
                "chair-22-with-large-logo-bar.tmk chair-22-with-small-logo-bar.tmk",
                "chair-22-with-large-logo-bar.tmk chair-orig-22-fhd-no-bar.tmk",
                "chair-22-with-large-logo-bar.tmk chair-orig-22-hd-no-bar.tmk",
                "chair-22-with-large-logo-bar.tmk chair-orig-22-sd-bar.tmk",
                "chair-22-with-small-logo-bar.tmk chair-orig-22-fhd-no-bar.tmk",
                "chair-22-with-small-logo-bar.tmk chair-orig-22-hd-no-bar.tmk",
                "pattern-hd-no-bar.tmk pattern-sd-with-large-logo-bar.tmk",
                "pattern-longer-no-bar.tmk pattern-sd-with-large-logo-bar.tmk",
                "pattern-sd-grey-bar.tmk pattern-sd-with-large-logo-bar.tmk",
                "pattern-sd-with-large-logo-bar.tmk pattern-sd-with-small-logo-bar.tmk",
            ],
            missed);
    }

    private static TmkScore Score(TmkPrint first, TmkPrint second) =>
        Assert.IsType<TmkComparison.Scored>(TmkComparer.Compare(first, second)).Score;

    private static IEnumerable<(string A, string B)> Pairs(List<string> names) =>
        names.SelectMany((a, i) => names.Skip(i + 1).Select(b => (a, b)));

    private static SortedDictionary<string, TmkPrint> Films() => new(
        Directory.GetFiles(Repository.Outside("tmk/common"), "*.tmk").ToDictionary(
            path => Path.GetFileName(path),
            path => Assert.IsType<TmkOutcome.Read>(TmkForm.Read(File.ReadAllBytes(path))).Print),
        StringComparer.Ordinal);
}
