namespace Probative.Fingerprints.Geometry;

/// <summary>A map and what agrees with it.</summary>
/// <param name="Map">From the first frame to the second.</param>
/// <param name="Inliers">The matches that it explains.</param>
/// <param name="Support">
/// For each pair of frames the distinct areas that they lie in, in the frame where that is fewer; added up.
/// </param>
internal sealed record Agreed(PlaneMap Map, List<PointMatch> Inliers, int Support)
{
    /// <summary>
    /// The distinct areas of all pairs of frames together, in the frame where that is fewer, 0 to 144: a
    /// corner that stands still counts once.
    /// </summary>
    public int Areas => Math.Min(
        Inliers.Select(match => match.FromArea).Distinct().Count(),
        Inliers.Select(match => match.ToArea).Distinct().Count());
}
