namespace Probative.Formats.IsoBmff;

/// <summary>
/// A table of numbers, summarised: where chunks lie (ISO/IEC 14496-12 clause 8.7.5), which samples are sync
/// samples (8.6.2), how large samples are (8.7.3), how far they are shown after they are decoded (8.6.1.3).
/// </summary>
/// <param name="Entries">The number of entries that were read.</param>
/// <param name="First">The first number; null where there is none.</param>
/// <param name="Last">The last one.</param>
/// <param name="Smallest">The smallest one.</param>
/// <param name="Largest">The largest one.</param>
/// <param name="Total">Their sum; of composition offsets, the number of samples.</param>
/// <param name="IsAscending">True when none is smaller than the one before it.</param>
public sealed record OffsetTable(
    long Entries, long? First, long? Last, long? Smallest, long? Largest, ulong Total, bool IsAscending);
