using Probative.Fingerprints.Pictures;

namespace Probative.Examination.Frames;

/// <summary>What was measured of one picture of a video.</summary>
/// <param name="Hash">Of the whole picture.</param>
/// <param name="Inside">What lies inside a border around it; null where there is none.</param>
/// <param name="InsideHash">Of that part alone.</param>
public readonly record struct SampledFrame(PdqResult Hash, PixelArea? Inside, PdqResult? InsideHash);
