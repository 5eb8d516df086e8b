using System.Globalization;
using Probative.Fingerprints.Copies;

namespace Probative.Matching.Lineage;

/// <summary>
/// What speaks for it that one of two derives from the other. Signs, not proof: whoever edits can imitate
/// each of them, and both can derive from a third that nobody has here.
/// </summary>
/// <param name="Forth">That the second can derive from the first, and not the other way round.</param>
/// <param name="Back">That the first can derive from the second, and not the other way round.</param>
/// <param name="Either">What differs and says nothing of the direction.</param>
internal sealed record DerivationSigns(
    IReadOnlyList<string> Forth, IReadOnlyList<string> Back, IReadOnlyList<string> Either)
{
    // A fifth: below it players and platforms round.
    private const double FewerPixels = 0.8;
    private const double Whole = 0.9;
    private const double Part = 0.8;

    /// <summary>`forth`, `back`, `contradiction` where signs of both are there, or `undetermined`.</summary>
    public string Direction => (Forth.Count > 0, Back.Count > 0) switch
    {
        (true, true) => "contradiction",
        (true, false) => "forth",
        (false, true) => "back",
        _ => "undetermined",
    };

    /// <param name="stretches">What the second shows of the first, the longest stretch first.</param>
    /// <param name="first">Null where its print cannot be read.</param>
    /// <param name="second">Null where its print cannot be read.</param>
    public static DerivationSigns Of(IReadOnlyList<CopyFound> stretches, PrintSize? first, PrintSize? second)
    {
        var signs = new DerivationSigns(new List<string>(), new List<string>(), new List<string>());
        if (stretches is [var found, ..])
        {
            if (found.Change is { } change) signs.Read(change);
            if (found.Line.Speed > 0 && Math.Abs(found.Line.Speed - 1) > 0.01)
                Add(signs.Either, "they run at different speeds");
        }

        if (first is { } one && second is { } other)
        {
            signs.Compare(one, other);
            if (stretches.Count > 0) signs.Measure(stretches, one, other);
        }

        return signs;
    }

    private void Read(FrameChange change)
    {
        if (change.IsPerspective) Add(Forth, "the second is seen at an angle, as a filmed screen is");
        else if (change.IsCropped) Add(Forth, Told(
            $"the first has what the second lacks, outside {100 * change.Seen.Width:F0} % of its width and ")
            + Told($"{100 * change.Seen.Height:F0} % of its height"));
        if (change.Layout == FrameLayout.Letterboxed) Add(Forth, "the second has bars around it");
        if (change.IsGrey) Add(Forth, "the second has no colours");
        if (change.Layout == FrameLayout.Inset)
            Add(Either, "the first fills a part of the second: it was cut out of it, or put into it");
        if (change.IsMirrored) Add(Either, "one of them is mirrored");
        if (change.Overlays.Count > 0)
            Add(Either, "something was laid over one of them: a logo, writing, or a blur");
    }

    private void Compare(PrintSize first, PrintSize second)
    {
        var sizes = $"{second.Width} x {second.Height} against {first.Width} x {first.Height}";
        if (second.Pixels < FewerPixels * first.Pixels)
            Add(Forth, $"the second has fewer pixels, {sizes}");
        else if (first.Pixels < FewerPixels * second.Pixels)
            Add(Back, $"the second has more pixels, {sizes}");
    }

    private void Measure(IReadOnlyList<CopyFound> stretches, PrintSize first, PrintSize second)
    {
        if (first.DurationMilliseconds == 0 && second.DurationMilliseconds == 0) return;
        if (first.DurationMilliseconds == 0)
            Add(Back, "the first is a picture of a film that the second has");
        else if (second.DurationMilliseconds == 0)
            Add(Forth, "the second is a picture of a film that the first has");
        if (first.DurationMilliseconds == 0 || second.DurationMilliseconds == 0) return;
        var (ofFirst, ofSecond) = (
            Covered(stretches.Select(found => found.First), first),
            Covered(stretches.Select(found => found.Second), second));
        if (ofSecond >= Whole && ofFirst <= Part)
            Add(Forth, "the first is longer, and has all that the second shows");
        else if (ofFirst >= Whole && ofSecond <= Part)
            Add(Back, "the second is longer, and has all that the first shows");
    }

    /// <summary>Which part of a film is in the stretches, 0 to 1; overlapping ones count once.</summary>
    private static double Covered(IEnumerable<FilmStretch> stretches, PrintSize film)
    {
        var (covered, reached) = (0.0, 0.0);
        foreach (var stretch in stretches.OrderBy(one => one.StartSeconds))
        {
            covered += Math.Max(0, stretch.EndSeconds - Math.Max(reached, stretch.StartSeconds));
            reached = Math.Max(reached, stretch.EndSeconds);
        }

        return covered * 1_000 / film.DurationMilliseconds;
    }

    private static void Add(IReadOnlyList<string> to, string sign) => ((List<string>)to).Add(sign);

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
