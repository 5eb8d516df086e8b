using System.Globalization;
using Probative.Fingerprints.Copies;

namespace Probative.Matching.Lineage;

/// <summary>Collects signs that one of two derives from the other, and not the other way round.</summary>
/// <param name="from">What it would derive from.</param>
/// <param name="copy">What would derive.</param>
internal sealed class SignReader(CopySide from, CopySide copy)
{
    // A fifth: below it players and platforms round.
    private const double FewerPixels = 0.8;

    // Of a part that was cut out and enlarged, up to 1.8 times to each side, there is no more to see.
    private const double ClearlyMore = 3.2;

    // Two codings of one film at one size differ so much when one is coarser; by less also when one coder is
    // better.
    private const double FewerBits = 0.5;

    // Coding once more at a good quality leaves more.
    private const double LessDetail = 0.8;
    private const double Whole = 0.9;
    private const double Part = 0.8;

    private readonly List<string> _signs = [];

    public IReadOnlyList<string> Signs => _signs;

    public void Add(string sign) => _signs.Add(sign);

    public void ReadFrame(FrameChange change)
    {
        if (change.IsPerspective) Add($"{copy.Name} is seen at an angle, as a filmed screen is");
        else if (change.IsCropped) Add($"{from.Name} has more {Outside(change.Seen)}");
    }

    // What lies under a logo cannot be had from the film that has it.
    public void ReadLaidOver(FrameChange change, OverlaySide side)
    {
        if (change.Overlays.Any(laid => laid.Of == side))
            Add($"{copy.Name} has something laid over it that {from.Name} has not");
    }

    /// <param name="isFramed">Whether the frame of the one holds more than both show.</param>
    public void ReadSize(bool isFramed)
    {
        if (from.Size is not { } more || copy.Size is not { } fewer) return;
        if (fewer.Pixels < FewerPixels * more.Pixels)
        {
            if (isFramed) return;

            Add($"{copy.Name} has fewer pixels, {fewer.Width} x {fewer.Height} against "
                + $"{more.Width} x {more.Height}");
        }
        else if (fewer.Pixels * FewerPixels <= more.Pixels && fewer.IsPicture == more.IsPicture
            && Bits(copy) is { } few && Bits(from) is { } many && few < FewerBits * many)
        {
            Add(Told($"{copy.Name} was coded more coarsely, {few:G2} against {many:G2} bits a pixel")
                + (fewer.IsPicture ? "" : " and second"));
        }
    }

    /// <summary>What both show, where it is a part of one of the frames.</summary>
    /// <param name="ofFrom">Where it is in the frame of what it would derive from.</param>
    /// <param name="ofCopy">Where it is in the frame of what would derive.</param>
    public void ReadShared(FrameArea ofFrom, FrameArea ofCopy)
    {
        if (Shared(from.Size, ofFrom) is not { } more || Shared(copy.Size, ofCopy) is not { } fewer) return;
        if (fewer * ClearlyMore < more)
        {
            Add(Told($"{copy.Name} shows what both have with {fewer:F0} pixels, ")
                + Told($"{from.Name} with {more:F0}"));
        }
    }

    /// <summary>What a camera writes into a file is lost when the file is written anew.</summary>
    public void ReadFile()
    {
        if (from.File is { IsRead: true, Device: { } device } && copy.File is { IsRead: true, Device: null })
            Add($"{from.Name} names a device in its metadata, {device}, and {copy.Name} none");
    }

    /// <param name="kept">The part of the detail that is left, over 0.</param>
    public void ReadDetail(double kept)
    {
        if (kept <= LessDetail)
        {
            Add(Told($"{copy.Name} is softer: it shows {100 * kept:F0} % of the fine detail of ")
                + from.Name);
        }
    }

    /// <param name="stretches">What they have in common: of the one, and of the other.</param>
    public void ReadLength(IReadOnlyList<(FilmStretch From, FilmStretch Copy)> stretches)
    {
        if (from.Size is not { IsPicture: false } longer || copy.Size is not { IsPicture: false } shorter)
            return;
        if (Covered(stretches.Select(part => part.Copy), shorter) >= Whole
            && Covered(stretches.Select(part => part.From), longer) <= Part)
        {
            Add($"{from.Name} is longer, and has all that {copy.Name} shows");
        }
    }

    private static double? Shared(PrintSize? size, FrameArea area) =>
        size is { } known ? Math.Round(known.Pixels * area.Width * area.Height, 0) : null;

    /// <summary>Bits of the file for each pixel of the frame, and of a film for each second.</summary>
    private static double? Bits(CopySide side) =>
        side is { File.SizeBytes: { } bytes and > 0, Size: { Pixels: > 0 } size }
            ? 8.0 * bytes / size.Pixels / (size.IsPicture ? 1 : size.DurationMilliseconds / 1_000.0)
            : null;

    private static string Outside(FrameArea seen) =>
        Told($"to its sides: the other has {100 * seen.Width:F0} % of its width and ")
        + Told($"{100 * seen.Height:F0} % of its height");

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
