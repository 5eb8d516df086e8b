using Probative.Examination.Pictures;

namespace Probative.Examination.Frames;

/// <summary>Small pictures of a video on one sheet, in rows from the upper left.</summary>
public static class ContactSheet
{
    public const int CellWidth = 240;
    public const int CellHeight = 240;
    public const int CellsMax = 30;

    private const int Columns = 5;
    private const int Gap = 4;
    private const int BlocksOfCell = 6;

    /// <summary>
    /// The places of the pictures that are on it, clear and blurred; each cell is blurred by itself.
    /// </summary>
    public static (IReadOnlyList<int> Places, PixelFrame Clear, PixelFrame Blurred)? Of(
        IReadOnlyList<(int Place, PixelFrame Small)> thumbnails)
    {
        ArgumentNullException.ThrowIfNull(thumbnails);
        if (thumbnails.Count == 0) return null;
        var every = (thumbnails.Count + CellsMax - 1) / CellsMax;
        var chosen = thumbnails.Where((_, at) => at % every == 0).ToList();
        return (
            [.. chosen.Select(one => one.Place)],
            Draw([.. chosen.Select(one => one.Small)]),
            Draw([.. chosen.Select(one => Previews.Blurred(one.Small, BlocksOfCell))]));
    }

    private static PixelFrame Draw(IReadOnlyList<PixelFrame> cells)
    {
        var (cellWidth, cellHeight) = (cells.Max(cell => cell.Width), cells.Max(cell => cell.Height));
        var columns = Math.Min(Columns, cells.Count);
        var rows = (cells.Count + columns - 1) / columns;
        var (width, height) = (columns * (cellWidth + Gap) + Gap, rows * (cellHeight + Gap) + Gap);
        var sheet = new PixelSheet(width, height);
        for (var at = 0; at < cells.Count; at++)
        {
            sheet.Put(
                cells[at],
                Gap + at % columns * (cellWidth + Gap),
                Gap + at / columns * (cellHeight + Gap));
        }

        return sheet.ToFrame();
    }
}
