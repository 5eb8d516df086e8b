namespace Probative.Fingerprints.Pictures;

/// <summary>A rectangle of a picture, in pixels from its upper left corner.</summary>
/// <param name="Left">Columns before it.</param>
/// <param name="Top">Rows above it.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
public readonly record struct PixelArea(int Left, int Top, int Width, int Height);
