namespace Probative.Fingerprints.Pictures;

/// <summary>The memory in which pictures of one size are hashed one after the other.</summary>
internal sealed class PdqWorkspace(int width, int height)
{
    private const int Side = PdqTransform.Side;

    private readonly PdqFilter _filter = new(width, height);
    private readonly PdqSquare? _square = PdqSquare.Takes(width, height) ? new PdqSquare() : null;
    private readonly AlignedFloats _half = new(Side * PdqAxis.Samples);
    private readonly AlignedFloats _turned = new(Side * Side);

    public bool IsReduced { get; set; }

    public long SizeBytes => _filter.SizeBytes;

    public AlignedFloats Coefficients { get; } = new(Side * Side);

    public bool Fits(int width, int height) => _filter.Width == width && _filter.Height == height;

    /// <summary>Fills the coefficients, and gives the quality.</summary>
    public int Run(PixelView picture, bool isGrid)
    {
        if (isGrid) PdqRows.ReadGrid(picture, _filter.Grid.Span);
        else Filter(picture);
        PdqTransform.Coefficients(_filter.Grid, _half, Coefficients);
        return PdqTransform.Quality(_filter.Grid);
    }

    private void Filter(PixelView picture)
    {
        var isLuma = picture.Layout == PixelLayout.Luma;
        if (isLuma && _square is not null && _square.TryRun(picture, _filter.Grid)) return;
        _filter.Run(picture, IsReduced);
    }

    /// <summary>
    /// The hash of the turned picture: turning or mirroring a picture swaps the two frequencies of a
    /// coefficient, or changes the sign where a frequency is odd, or both.
    /// </summary>
    public PdqHash Turned(bool isTurned, Func<int, int, bool> isNegated)
    {
        var from = Coefficients.Span;
        var to = _turned.Span;
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                var value = from[(row * Side) + column];
                var place = isTurned ? (column * Side) + row : (row * Side) + column;
                to[place] = isNegated(row, column) ? -value : value;
            }
        }

        return PdqTransform.Hash(_turned);
    }
}
