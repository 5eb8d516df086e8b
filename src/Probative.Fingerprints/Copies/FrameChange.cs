using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>How the frame of the first film is shown in the second.</summary>
public sealed record FrameChange
{
    /// <summary>Left and right are swapped; turns are told after that.</summary>
    public required bool IsMirrored { get; init; }

    /// <summary>Clockwise, -180 to 180 degrees; 0 where it is under 1.5.</summary>
    public required double RotationDegrees { get; init; }

    /// <summary>Parallels do not stay parallel, as on a filmed screen.</summary>
    public required bool IsPerspective { get; init; }

    /// <summary>How much wider than high a square is shown; 1 where it is within 6 %.</summary>
    public required double Stretch { get; init; }

    /// <summary>Which part of the first frame is seen.</summary>
    public required FrameArea Seen { get; init; }

    /// <summary>Where in the second frame.</summary>
    public required FrameArea Place { get; init; }

    /// <summary>How it sits there.</summary>
    public required FrameLayout Layout { get; init; }

    /// <summary>The first has colours and the second none.</summary>
    public required bool IsGrey { get; init; }

    /// <summary>Contrast of the second over that of the first; 1 where it is within 15 %.</summary>
    public required double Contrast { get; init; }

    /// <summary>By how many levels the second is brighter on the whole; 0 where it is within 10.</summary>
    public required double Brightness { get; init; }

    /// <summary>What was laid over.</summary>
    public required IReadOnlyList<FrameOverlay> Overlays { get; init; }

    /// <summary>
    /// Where each point of the first frame is in the second, both frames with sides of 1; null where it was
    /// not kept.
    /// </summary>
    public PlaneMap? Map { get; init; }

    /// <summary>Whether a clear part of the first frame is cut off.</summary>
    public bool IsCropped => Seen.Width < 0.96 || Seen.Height < 0.96;
}
