namespace Probative.Reading.Observations;

/// <summary>Frames by their numbers, from 0, with what the file calls their times.</summary>
public sealed record MomentFrames(long First, long Last, long? FirstPts, long? LastPts);
