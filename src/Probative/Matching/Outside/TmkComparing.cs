using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Fingerprints.Tmk;
using Probative.Kernel.Commands;

namespace Probative.Matching.Outside;

/// <summary>Compares two TMK feature files, and says what their scores do not show.</summary>
public sealed class TmkComparing : ICommandHandler<CompareTmk>
{
    /// <summary>Said with every comparison.</summary>
    public const string Scope =
        "A score says how alike two summaries are. It does not show which video came first, that either is "
        + "genuine, or that a file was made from the video it is said to be of: who made it could write any "
        + "numbers. A high score can come of the same place at another time, or of the same large logo over "
        + "two videos. A low one does not show that there is no copy: a large logo, bars, a crop or a mirror "
        + "lower it.";

    private const int Digits = 6;

    public IAsyncEnumerable<CommandEvent> RunAsync(CompareTmk command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Answer.StreamAsync(Task.FromResult(Compare(command)));
    }

    private static Answer Compare(CompareTmk command)
    {
        var (first, refusal) = TmkFile.Read(command.First);
        if (first is null) return refusal!;
        (var second, refusal) = TmkFile.Read(command.Second);
        if (second is null) return refusal!;
        return TmkComparer.Compare(first.Print, second.Print) switch
        {
            TmkComparison.Scored(var score) => Scored(first, second, score),
            TmkComparison.NotComparable(var difference) => Answer.Refused(
                NotComparable(second.Path, difference)),
            _ => throw new UnreachableException(),
        };
    }

    private static Answer Scored(TmkFile first, TmkFile second, TmkScore score)
    {
        List<CommandEvent> notes = [];
        foreach (var file in (TmkFile[])[first, second])
        {
            if (!file.IsScaled) notes.Add(new CommandEvent.Noted(NotScaled(file.Path)));
        }

        return Answer.Done(
            new JsonObject
            {
                ["first"] = first.ToJson(),
                ["second"] = second.ToJson(),
                ["level_1"] = Rounded(score.Level1),
                ["level_2"] = Rounded(score.Level2),
                ["threshold"] = TmkScore.Threshold,
                ["is_alike"] = score.IsLike,
                ["offset_frames"] = score.NearestOffsetFrames,
                ["offset_s"] = Math.Round((double)score.NearestOffsetFrames / first.Print.FramesPerSecond, 3),
                ["modulo_frames"] = score.PeriodFrames,
                ["scope"] = Scope,
            },
            notes);
    }

    // No zero with a sign.
    private static double Rounded(double score) => Math.Round(score, Digits) + 0.0;

    private static Problem NotComparable(string path, TmkDifference difference) =>
        new(
            "tmk-not-comparable",
            path,
            "The two were made with different parameters, so that no score would mean anything: "
            + difference switch
            {
                TmkDifference.FramesPerSecond => "the frames a second",
                TmkDifference.Periods => "the periods",
                TmkDifference.Coefficients => "the coefficients",
                _ => "the numbers that stand for a frame",
            }
            + " differ.",
            "Ask for files made with the same parameters, or for the videos: `probative match` compares "
            + "these.");

    private static Problem NotScaled(string path) => new(
        "tmk-not-scaled",
        path,
        "Its numbers are not scaled as TMK scales them: level 2 would not be 1 with itself, and means "
        + "nothing.",
        "Ask how it was made. A video without any picture gives such a file, and so does a changed one.");
}
