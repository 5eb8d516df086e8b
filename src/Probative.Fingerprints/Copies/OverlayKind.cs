namespace Probative.Fingerprints.Copies;

/// <summary>What was laid over, as its place and look suggest.</summary>
public enum OverlayKind
{
    /// <summary>Something small that stays: a logo, a mark, a clock.</summary>
    Logo,

    /// <summary>Something wide and low that stays: subtitles, a banner.</summary>
    Subtitle,

    /// <summary>Detail is gone here and not elsewhere.</summary>
    Blur,
}
