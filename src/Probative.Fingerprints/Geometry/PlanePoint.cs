namespace Probative.Fingerprints.Geometry;

/// <summary>A place in a frame; both coordinates are in units of the frame's longer side.</summary>
/// <param name="X">From the left edge.</param>
/// <param name="Y">From the upper edge.</param>
public readonly record struct PlanePoint(double X, double Y);
