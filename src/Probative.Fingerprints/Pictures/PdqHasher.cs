namespace Probative.Fingerprints.Pictures;

/// <summary>
/// PDQ, the perceptual hash of pictures: bit for bit that of the reference program in C++ (ThreatExchange,
/// <c>pdq/cpp</c>). Thread-safe; each thread keeps one workspace of the last size it hashed.
/// </summary>
public static class PdqHasher
{
    /// <summary>The side to which larger pictures are reduced.</summary>
    public const int ReducedSide = 512;

    /// <summary>Pictures with a shorter side have no hash: it is zero, of quality 0.</summary>
    public const int SmallestSide = 5;

    private const long KeptBytes = 8_000_000;

    [ThreadStatic]
    private static PdqWorkspace? t_workspace;

    /// <summary>Hashes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="reduction">What happens to a picture over 512 pixels wide or high.</param>
    public static PdqResult Hash(PixelView picture, PdqReduction reduction = PdqReduction.Nearest512)
    {
        if (Prepare(picture, reduction) is not { } workspace) return default;
        // The reference leaves a picture of 64 x 64 as it is.
        var quality = workspace.Run(picture, picture is { Width: PdqAxis.Samples, Height: PdqAxis.Samples });
        return new PdqResult(PdqTransform.Hash(workspace.Coefficients), quality);
    }

    /// <summary>
    /// Hashes a picture in all its turns and mirrorings. Where a picture in colours is exactly 64 x 64, the
    /// reference filters it here and not in <see cref="Hash"/>, so a bit may differ; so it is here.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="reduction">What happens to a picture over 512 pixels wide or high.</param>
    public static PdqDihedral HashDihedral(
        PixelView picture, PdqReduction reduction = PdqReduction.Nearest512)
    {
        if (Prepare(picture, reduction) is not { } workspace)
        {
            return new PdqDihedral(
                default, default, default, default, default, default, default, default, 0);
        }

        var quality = workspace.Run(picture, isGrid: false);
        return new PdqDihedral(
            PdqTransform.Hash(workspace.Coefficients),
            workspace.Turned(isTurned: true, (_, column) => (column & 1) == 0),
            workspace.Turned(isTurned: false, (row, column) => ((row + column) & 1) != 0),
            workspace.Turned(isTurned: true, (row, _) => (row & 1) == 0),
            workspace.Turned(isTurned: false, (row, _) => (row & 1) == 0),
            workspace.Turned(isTurned: false, (_, column) => (column & 1) == 0),
            workspace.Turned(isTurned: true, (_, _) => false),
            workspace.Turned(isTurned: true, (row, column) => ((row + column) & 1) != 0),
            quality);
    }

    private static PdqWorkspace? Prepare(PixelView picture, PdqReduction reduction)
    {
        var isReduced = reduction == PdqReduction.Nearest512
            && (picture.Width > ReducedSide || picture.Height > ReducedSide);
        var (width, height) = isReduced ? (ReducedSide, ReducedSide) : (picture.Width, picture.Height);
        if (width < SmallestSide || height < SmallestSide) return null;
        var workspace = t_workspace;
        if (workspace is null || !workspace.Fits(width, height)) workspace = new PdqWorkspace(width, height);
        t_workspace = workspace.SizeBytes <= KeptBytes ? workspace : null;
        workspace.IsReduced = isReduced;
        return workspace;
    }
}
