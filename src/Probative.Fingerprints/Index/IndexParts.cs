using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index;

/// <summary>A segment of an index.</summary>
/// <param name="Number">Its name's number.</param>
/// <param name="Segment">What is mapped.</param>
/// <param name="Through">Removals up to this one are applied in it.</param>
/// <param name="Removed">What later ones removed.</param>
internal sealed record SegmentPart(int Number, Segment Segment, long Through, RemovedTags Removed);

/// <summary>The first entries of a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Count">So many of it count.</param>
/// <param name="Removed">What was removed after they were added.</param>
internal readonly record struct BlockPart(TailBlock Block, int Count, RemovedTags Removed);

/// <summary>
/// What a reader searches: one moment of an index. Its segments are held until it is disposed.
/// </summary>
internal sealed class IndexParts(IReadOnlyList<SegmentPart> segments, IReadOnlyList<BlockPart> blocks)
    : IDisposable
{
    private bool _isLeft;

    public IReadOnlyList<SegmentPart> Segments { get; } = segments;

    public IReadOnlyList<BlockPart> Blocks { get; } = blocks;

    public void Dispose()
    {
        if (_isLeft) return;
        _isLeft = true;
        foreach (var part in Segments) part.Segment.Dispose();
    }
}
