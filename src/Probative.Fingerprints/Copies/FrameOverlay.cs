namespace Probative.Fingerprints.Copies;

/// <summary>A part of a frame that differs in all of a stretch.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Area">
/// Where it is, to about a thirtieth of the frame (a sixteenth for blurs): in the frame of the film that has
/// it, and of the second where that is not known.
/// </param>
/// <param name="Of">Which film has it; null where that cannot be told.</param>
public sealed record FrameOverlay(OverlayKind Kind, FrameArea Area, OverlaySide? Of = null);
