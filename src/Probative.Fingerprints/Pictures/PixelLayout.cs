namespace Probative.Fingerprints.Pictures;

/// <summary>What the bytes of a picture mean; the value is the number of bytes of a pixel.</summary>
public enum PixelLayout
{
    /// <summary>One byte a pixel: its brightness.</summary>
    Luma = 1,

    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb24 = 3,
}
