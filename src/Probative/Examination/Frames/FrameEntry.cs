namespace Probative.Examination.Frames;

/// <summary>One frame as the decoder gave it, in the order in which frames are shown.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Pts">In units of the stream's time base; null where it has none.</param>
/// <param name="Kind">`I`, `P`, `B` or `?`.</param>
/// <param name="IsKey">Decoding can begin here.</param>
/// <param name="Offset">Of its packet in the file, in bytes; null where that is not known.</param>
/// <param name="SceneScore">How much it differs from the frame before, from 0 to 100.</param>
public readonly record struct FrameEntry(
    long Number, long? Pts, char Kind, bool IsKey, long? Offset, float SceneScore);
