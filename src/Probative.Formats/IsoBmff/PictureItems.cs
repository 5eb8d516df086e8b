namespace Probative.Formats.IsoBmff;

/// <summary>The items of a HEIF or AVIF file, summarised (ISO/IEC 23008-12).</summary>
/// <param name="Primary">The item that is to be shown; null where none is named.</param>
/// <param name="Items">At most 1000 of them.</param>
/// <param name="ItemCount">How many there are.</param>
/// <param name="Properties">How many properties of each type there are, by type.</param>
/// <param name="Width">Of the largest picture among the properties, in pixels; null for none.</param>
/// <param name="Height">Its height.</param>
public sealed record PictureItems(
    uint? Primary,
    IReadOnlyList<PictureItem> Items,
    long ItemCount,
    IReadOnlyList<KeyValuePair<string, int>> Properties,
    uint? Width,
    uint? Height);
