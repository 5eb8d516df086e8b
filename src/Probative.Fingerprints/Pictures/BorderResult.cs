namespace Probative.Fingerprints.Pictures;

/// <summary>What of a picture, or of the frames of a video, is not border.</summary>
/// <param name="Content">The rest; the whole picture where no border was found.</param>
/// <param name="HasBorder">Whether something lies outside of it.</param>
/// <param name="Frames">How many frames that is read from.</param>
/// <param name="FlatFrames">How many more were of one colour and said nothing.</param>
public readonly record struct BorderResult(PixelArea Content, bool HasBorder, int Frames, int FlatFrames);
