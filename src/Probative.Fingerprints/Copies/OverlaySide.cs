namespace Probative.Fingerprints.Copies;

/// <summary>Which of two films has what was laid over.</summary>
public enum OverlaySide
{
    /// <summary>The first, and not the second.</summary>
    First,

    /// <summary>The second, and not the first.</summary>
    Second,
}
