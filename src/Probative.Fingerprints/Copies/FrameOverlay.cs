namespace Probative.Fingerprints.Copies;

/// <summary>A part of the second film's frame that differs in all of a stretch.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Area">Where it is, to about a thirtieth of the frame (a sixteenth for blurs).</param>
public sealed record FrameOverlay(OverlayKind Kind, FrameArea Area);
