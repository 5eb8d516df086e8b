namespace Probative.Fingerprints.Copies;

/// <summary>A part of a frame, in parts of its width and height from the upper left corner, 0 to 1.</summary>
/// <param name="Left">What lies left of it.</param>
/// <param name="Top">What lies above it.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public readonly record struct FrameArea(double Left, double Top, double Width, double Height)
{
    /// <summary>The whole frame.</summary>
    public static FrameArea Whole { get; } = new(0, 0, 1, 1);

    /// <summary>Its middle, from the left.</summary>
    public double MiddleX => Left + (Width / 2);

    /// <summary>Its middle, from above.</summary>
    public double MiddleY => Top + (Height / 2);
}
