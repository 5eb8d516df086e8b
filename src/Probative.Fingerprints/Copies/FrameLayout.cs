namespace Probative.Fingerprints.Copies;

/// <summary>How what is shown sits in the frame of the second film.</summary>
public enum FrameLayout
{
    /// <summary>It fills the frame.</summary>
    Full,

    /// <summary>It lies between bars of one colour.</summary>
    Letterboxed,

    /// <summary>It is a picture in the picture.</summary>
    Inset,
}
