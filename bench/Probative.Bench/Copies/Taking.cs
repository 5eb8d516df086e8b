namespace Probative.Bench.Copies;

/// <summary>How and when a photograph of a place is taken.</summary>
/// <param name="Right">How far the camera stands to the right, in pixels of the farthest wall.</param>
/// <param name="Up">How far it is raised.</param>
/// <param name="Turn">How far it looks to the right, in radians.</param>
/// <param name="Roll">How far it is tilted to the side, in radians.</param>
/// <param name="Zoom">How much larger things are shown.</param>
/// <param name="Sun">Where shadows fall: lengths to the right for each of height.</param>
/// <param name="Gain">How bright it is.</param>
/// <param name="Moment">Decides people, leaves and grain.</param>
internal sealed record Taking(
    double Right, double Up, double Turn, double Roll, double Zoom, double Sun, double Gain, int Moment);
