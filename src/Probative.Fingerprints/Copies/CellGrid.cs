namespace Probative.Fingerprints.Copies;

/// <summary>Cells of a frame, numbered row by row.</summary>
/// <param name="columns">In each row.</param>
/// <param name="rows">Of the frame.</param>
internal sealed class CellGrid(int columns, int rows)
{
    /// <summary>Letters and signs leave gaps of so many cells.</summary>
    private const int Reach = 2;

    /// <summary>The rectangles around cells that hang together, in order of their first cell.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="least">Fewer are no group.</param>
    public IEnumerable<FrameArea> Groups(HashSet<int> cells, int least)
    {
        var left = new SortedSet<int>(cells);
        var reach = columns > 32 ? Reach : 1;
        while (left.Count > 0)
        {
            var (open, group) = (new Stack<int>([left.Min]), new List<int>());
            left.Remove(left.Min);
            while (open.TryPop(out var cell))
            {
                group.Add(cell);
                foreach (var beside in Beside(cell, reach))
                {
                    if (left.Remove(beside)) open.Push(beside);
                }
            }

            if (group.Count >= least) yield return Around(group);
        }
    }

    /// <summary>Whether a cell's middle lies in an area.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="area">In parts of the frame.</param>
    public bool IsIn(int cell, FrameArea area)
    {
        var (x, y) = (((cell % columns) + 0.5) / columns, ((cell / columns) + 0.5) / rows);
        return x > area.Left && x < area.Left + area.Width && y > area.Top && y < area.Top + area.Height;
    }

    private IEnumerable<int> Beside(int cell, int reach)
    {
        var (column, row) = (cell % columns, cell / columns);
        for (var y = Math.Max(0, row - reach); y <= Math.Min(rows - 1, row + reach); y++)
        {
            for (var x = Math.Max(0, column - reach); x <= Math.Min(columns - 1, column + reach); x++)
            {
                yield return (y * columns) + x;
            }
        }
    }

    private FrameArea Around(List<int> group)
    {
        var (left, right) = (group.Min(cell => cell % columns), group.Max(cell => cell % columns) + 1);
        var (top, bottom) = (group.Min(cell => cell / columns), group.Max(cell => cell / columns) + 1);
        return new FrameArea(
            (double)left / columns, (double)top / rows,
            (double)(right - left) / columns, (double)(bottom - top) / rows);
    }
}
