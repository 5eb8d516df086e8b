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
    /// <summary>`forth`, `back`, `contradiction` where signs of both are there, or `undetermined`.</summary>
    public string Direction => (Forth.Count > 0, Back.Count > 0) switch
    {
        (true, true) => "contradiction",
        (true, false) => "forth",
        (false, true) => "back",
        _ => "undetermined",
    };

    /// <param name="stretches">What the second shows of the first, the longest stretch first.</param>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="detailKept">
    /// How much of the first's fine detail the second shows (<see cref="DetailKept"/>); null where not known.
    /// </param>
    public static DerivationSigns Of(
        IReadOnlyList<CopyFound> stretches, CopySide first, CopySide second, double? detailKept = null)
    {
        if (stretches is not [var found, ..])
        {
            return new DerivationSigns(
                [], [], ["only their sound agrees: two recordings of one event, or one with other pictures"]);
        }

        var (forth, back) = (new SignReader(first, second), new SignReader(second, first));
        List<string> either = [];
        if (found.Change is { } change) Read(change);
        if (found.Line.Speed > 0 && Math.Abs(found.Line.Speed - 1) > 0.01)
            either.Add("they run at different speeds");
        forth.ReadSize(isFramed: false);
        back.ReadSize(isFramed: found.Change?.Layout is FrameLayout.Inset or FrameLayout.Letterboxed);
        forth.ReadFile();
        back.ReadFile();
        if (detailKept is > 0 and var kept)
        {
            forth.ReadDetail(kept);
            back.ReadDetail(1 / kept);
        }

        if (first.Size is { } one && second.Size is { } other && one.IsPicture != other.IsPicture)
            either.Add("one is a picture: it was taken from the film, or is shown in it");
        forth.ReadLength([.. stretches.Select(part => (part.First, part.Second))]);
        back.ReadLength([.. stretches.Select(part => (part.Second, part.First))]);
        return new DerivationSigns(forth.Signs, back.Signs, either);

        void Read(FrameChange change)
        {
            if (!change.IsPerspective && change.IsCropped && first.Size?.HasBarsAround(change.Seen) is true)
                back.Add($"{first.Name} has bars around it");
            else forth.ReadFrame(change);
            if (change.IsCropped || change.Layout == FrameLayout.Inset)
            {
                forth.ReadShared(change.Seen, change.Place);
                back.ReadShared(change.Place, change.Seen);
            }

            if (change.Layout == FrameLayout.Letterboxed) forth.Add($"{second.Name} has bars around it");
            if (change.IsGrey) forth.Add($"{second.Name} has no colours");
            if (change.Layout == FrameLayout.Inset)
            {
                either.Add(
                    $"{first.Name} fills a part of {second.Name}: it was cut out of it, or put into it");
            }

            if (change.IsMirrored) either.Add("one of them is mirrored");
            forth.ReadLaidOver(change, OverlaySide.Second);
            back.ReadLaidOver(change, OverlaySide.First);
            if (change.Overlays.Any(laid => laid.Of is null))
                either.Add("something was laid over one of them: a logo, writing, or a blur");
        }
    }
}
