namespace Probative.Fingerprints.Geometry;

/// <summary>Two local features that look alike.</summary>
/// <param name="From">Where the one is in the first frame.</param>
/// <param name="To">Where the other is in the second.</param>
/// <param name="Turn">By how much the patch is turned, in 256ths of a turn.</param>
/// <param name="Growth">By how much it grew, in quarters of an octave of the frames' own pixels.</param>
/// <param name="FromArea">Which part of the first frame it is in, 0 to 143.</param>
/// <param name="ToArea">Which part of the second frame it is in, 0 to 143.</param>
/// <param name="Sample">Which pair of frames it is of; 0 or more, going up.</param>
public readonly record struct PointMatch(
    PlanePoint From, PlanePoint To, byte Turn, sbyte Growth, byte FromArea, byte ToArea, int Sample)
{
    /// <summary>Parts of a frame in each direction.</summary>
    public const int AreasAcross = 12;

    /// <summary>All parts of a frame.</summary>
    public const int Areas = AreasAcross * AreasAcross;
}
