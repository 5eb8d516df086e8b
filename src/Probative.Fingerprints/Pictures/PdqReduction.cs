namespace Probative.Fingerprints.Pictures;

/// <summary>What happens to a picture before it is filtered.</summary>
public enum PdqReduction
{
    /// <summary>
    /// As the reference program does with files: if a side is longer than 512, the nearest pixels of a grid
    /// of 512 x 512 are taken. Two programs that are to agree on pictures need this.
    /// </summary>
    Nearest512,

    /// <summary>
    /// As vPDQ does with the frames of a video: every pixel counts, whatever the size.
    /// </summary>
    None,
}
