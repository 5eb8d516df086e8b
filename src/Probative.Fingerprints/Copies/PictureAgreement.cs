namespace Probative.Fingerprints.Copies;

/// <summary>
/// How exactly two pictures agree where nothing moves. A copy agrees everywhere but where something was laid
/// over it; a second photograph of the same place differs in several small places: people, leaves, shadows,
/// and what stands nearer or farther. The numbers were chosen on invented photographs (copies.md).
/// </summary>
internal sealed record PictureAgreement
{
    /// <summary>One place that differs can be a logo or a part that was blurred, if it is small.</summary>
    private const int MostOverlays = 1;
    private const double LargestOverlay = 0.08;

    private const int LeastParts = 40;
    private const double LargestGrowth = 2;

    /// <summary>Each shows what the other does not, from 6 % on.</summary>
    private const double ClearlyLess = 0.94;

    /// <summary>Two that share less can be two crops of one photograph.</summary>
    private const double LeastShared = 0.6;

    /// <summary>
    /// Whether one of the two is a film, in which what moves can have moved between two samples.
    /// </summary>
    public required bool IsOfFilm { get; init; }

    /// <summary>The part of the second frame that the whole first frame would take, 0 and more.</summary>
    public required double Growth { get; init; }

    /// <summary>
    /// Which part of the one frame the other has, of the two the larger: near 1 where one lies in the other.
    /// </summary>
    public required double SharedPart { get; init; }

    /// <summary>Parts of the frame that are not flat.</summary>
    public required int Parts { get; init; }

    /// <summary>How many of them are nearly the same.</summary>
    public required int LikeParts { get; init; }

    /// <summary>Which part of those without a place that differs is nearly the same, 0 to 1.</summary>
    public required double LikeBeside { get; init; }

    /// <summary>
    /// Places that differ by more than a small error of place explains, without those where logos and lines
    /// of text stand.
    /// </summary>
    public required int Differing { get; init; }

    /// <summary>Which part of the frame they take, 0 to 1.</summary>
    public required double DifferingPart { get; init; }

    /// <summary>How far beyond chance corners without a counterpart stand together; 1 is chance.</summary>
    public required double Unevenness { get; init; }

    /// <summary>Which part of the corners is in areas where none has a counterpart, 0 to 1.</summary>
    public required double Lost { get; init; }

    /// <summary>How far it speaks for two photographs and not for a copy, 0 to 1.</summary>
    public double Apart => Math.Max(OfPlaces, Math.Max(OfCorners, OfParts));

    /// <summary>How far all that is seen of both is the same, 0 to 1.</summary>
    public double Sameness => (1 - Apart) * Rise(Parts, 10, 20)
        * Rise((double)LikeParts / Math.Max(1, Parts), 0.8, 0.92);

    private double OfPlaces => Differing > MostOverlays || DifferingPart > LargestOverlay
        ? IsOfFilm ? Rise(DifferingPart, 0.012, 0.02) : Rise(DifferingPart, 0.007, 0.014)
        : 0;

    // What is shown much larger has corners that the smaller one cannot have.
    private double OfCorners => Growth is <= 1 / LargestGrowth or >= LargestGrowth ? 0
        : SharedPart is > LeastShared and < ClearlyLess ? Rise(Unevenness, 4.4, 5.4)
        : Rise(Unevenness, 5, 6.2) * Rise(Lost, 0.12, 0.22);

    private double OfParts => IsOfFilm || Parts < LeastParts ? 0 : Rise(1 - LikeBeside, 0.06, 0.12);

    /// <summary>From 0 at one value to 1 at another.</summary>
    public static double Rise(double value, double none, double full) =>
        Math.Clamp((value - none) / (full - none), 0, 1);
}
