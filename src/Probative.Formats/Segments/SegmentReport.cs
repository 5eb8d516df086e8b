namespace Probative.Formats.Segments;

/// <summary>The parts of a file in the order in which they lie in it.</summary>
/// <param name="Format"><c>JPEG</c>, <c>PNG</c>, <c>GIF</c>, <c>RIFF</c> or <c>EBML</c>.</param>
/// <param name="Segments">At most 10,000 of them.</param>
/// <param name="NotListed">How many further ones were read.</param>
/// <param name="End">
/// The offset behind the last byte that the format counts as its own; null where no end was found.
/// </param>
/// <param name="SizeBytes">The number of bytes in the file.</param>
/// <param name="Damage">What was found wrong, with offsets.</param>
public sealed record SegmentReport(
    string Format,
    IReadOnlyList<Segment> Segments,
    long NotListed,
    long? End,
    long SizeBytes,
    DamageList Damage)
{
    /// <summary>The number of bytes behind the end; 0 where there are none or no end was found.</summary>
    public long BehindEndBytes => End is { } end ? Math.Max(0, SizeBytes - end) : 0;
}
