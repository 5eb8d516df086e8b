namespace Probative.Formats.Telemetry;

/// <summary>Something in a track that does not follow from what is before it.</summary>
/// <param name="Code">One of <see cref="TrackCodes"/>.</param>
/// <param name="Point">The index of the point at which it shows.</param>
/// <param name="Offset">The byte offset of its packet or cue.</param>
/// <param name="Measured">Seconds of a gap or a step back, metres a second of a jump; else 0.</param>
/// <param name="Limit">What it was held against, in the same unit; 0 where there is no limit.</param>
public readonly record struct TrackFault(string Code, int Point, long Offset, double Measured, double Limit);
