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
    /// <param name="first">The first and what it is called; no size where its print cannot be read.</param>
    /// <param name="second">The second.</param>
    public static DerivationSigns Of(
        IReadOnlyList<CopyFound> stretches,
        (string Name, PrintSize? Size) first,
        (string Name, PrintSize? Size) second)
    {
        List<string> forth = [], back = [], either = [];
        if (stretches is [var found, ..])
        {
            if (found.Change is { } change) Read(change);
            if (found.Line.Speed > 0 && Math.Abs(found.Line.Speed - 1) > 0.01)
                either.Add("they run at different speeds");
        }

        if (first.Size is { } one && second.Size is { } other)
        {
            Compare(one, other);
            if (stretches.Count > 0) Measure(one, other);
        }

        return new DerivationSigns(forth, back, either);

        void Read(FrameChange change)
        {
            if (change.IsPerspective)
                forth.Add($"{second.Name} is seen at an angle, as a filmed screen is");
            else if (change.IsCropped && first.Size?.HasBarsAround(change.Seen) is true)
                back.Add($"{first.Name} has bars around it");
            else if (change.IsCropped) forth.Add($"{first.Name} has more {Outside(change.Seen)}");
            if (change.Layout == FrameLayout.Letterboxed) forth.Add($"{second.Name} has bars around it");
            if (change.IsGrey) forth.Add($"{second.Name} has no colours");
            if (change.Layout == FrameLayout.Inset)
            {
                either.Add(
                    $"{first.Name} fills a part of {second.Name}: it was cut out of it, or put into it");
            }

            if (change.IsMirrored) either.Add("one of them is mirrored");
            forth.AddRange(LaidOver(change, OverlaySide.Second, second.Name, first.Name));
            back.AddRange(LaidOver(change, OverlaySide.First, first.Name, second.Name));
            if (change.Overlays.Any(laid => laid.Of is null))
                either.Add("something was laid over one of them: a logo, writing, or a blur");
        }

        void Compare(PrintSize one, PrintSize other)
        {
            if (other.Pixels < FewerPixels * one.Pixels) forth.Add(Pixels(second.Name, other, one));
            else if (one.Pixels < FewerPixels * other.Pixels) back.Add(Pixels(first.Name, one, other));
        }

        void Measure(PrintSize one, PrintSize other)
        {
            if (one.IsPicture != other.IsPicture)
                either.Add("one is a picture: it was taken from the film, or is shown in it");
            if (one.IsPicture || other.IsPicture) return;
            var ofFirst = Covered(stretches.Select(found => found.First), one);
            var ofSecond = Covered(stretches.Select(found => found.Second), other);
            if (ofSecond >= Whole && ofFirst <= Part) forth.Add(Longer(first.Name, second.Name));
            else if (ofFirst >= Whole && ofSecond <= Part) back.Add(Longer(second.Name, first.Name));
        }
    }

    // What lies under a logo cannot be had from the film that has it.
    private static IEnumerable<string> LaidOver(
        FrameChange change, OverlaySide side, string name, string other) =>
        change.Overlays.Any(laid => laid.Of == side)
            ? [$"{name} has something laid over it that {other} has not"]
            : [];

    private static string Outside(FrameArea seen) =>
        Told($"to its sides: the other has {100 * seen.Width:F0} % of its width and ")
        + Told($"{100 * seen.Height:F0} % of its height");

    private static string Pixels(string name, PrintSize fewer, PrintSize more) =>
        $"{name} has fewer pixels, {fewer.Width} x {fewer.Height} against {more.Width} x {more.Height}";

    private static string Longer(string longer, string shorter) =>
        $"{longer} is longer, and has all that {shorter} shows";

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

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
