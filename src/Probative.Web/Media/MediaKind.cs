namespace Probative.Web.Media;

/// <summary>
/// What is given out, and as what: the type is ours, never one that an item states. What is not here is not
/// given out inline.
/// </summary>
public enum MediaKind : byte
{
    /// <summary>An item's own bytes: to be stored, never shown.</summary>
    Original = 0,
    Jpeg = 1,
    Png = 2,
    Video = 3,
    Sound = 4,
    Json = 5,
}
