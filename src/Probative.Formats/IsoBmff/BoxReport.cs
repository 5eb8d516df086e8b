namespace Probative.Formats.IsoBmff;

/// <summary>What the boxes of a file say.</summary>
/// <param name="Boxes">The outermost boxes with those in them; 20,000 in all at most.</param>
/// <param name="BoxCount">How many boxes were read, kept or not.</param>
/// <param name="Brands">From the first <c>ftyp</c> box.</param>
/// <param name="Movie">From the first <c>moov</c> box.</param>
/// <param name="Tracks">At most 256 of them.</param>
/// <param name="Fragments">Null where there are no fragments.</param>
/// <param name="Texts">At most 1000 of them, in the order of the file.</param>
/// <param name="Items">Null where the file holds no items.</param>
/// <param name="Damage">What was found wrong, with offsets.</param>
public sealed record BoxReport(
    IReadOnlyList<Box> Boxes,
    long BoxCount,
    FileBrands? Brands,
    MovieHeader? Movie,
    IReadOnlyList<Track> Tracks,
    FragmentSummary? Fragments,
    IReadOnlyList<BoxText> Texts,
    PictureItems? Items,
    DamageList Damage)
{
    /// <summary>How many boxes were read and not kept.</summary>
    public long NotKept { get; init; }
}
