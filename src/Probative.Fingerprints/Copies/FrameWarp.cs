using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Brings the thumbnails of the first film into the frame of the second. Each cell of the second is the mean
/// of nine places of the first; cells that the first does not reach are not seen.
/// </summary>
internal sealed class FrameWarp
{
    /// <summary>Levels are told in 16ths.</summary>
    public const int Unit = 16;

    public const int Cells = FilmSample.ThumbnailColumns * FilmSample.ThumbnailRows;

    private const int Places = 9;
    private const int NeededPlaces = 7;

    private readonly int[] _at = new int[Cells * Places];
    private readonly byte[] _right = new byte[Cells * Places];
    private readonly byte[] _down = new byte[Cells * Places];

    /// <param name="map">From the first frame to the second, in units of their longer sides.</param>
    /// <param name="first">Width and height of the first frame in that unit.</param>
    /// <param name="second">Width and height of the second frame in that unit.</param>
    public FrameWarp(PlaneMap map, PlanePoint first, PlanePoint second)
    {
        Back = map.Invert();
        var seen = new List<int>();
        for (var cell = 0; cell < Cells && Back is not null; cell++)
        {
            if (Lay(cell, Back.Value, first, second)) seen.Add(cell);
        }

        Seen = [.. seen];
    }

    /// <summary>From the second frame to the first; null where the map flattens it.</summary>
    public PlaneMap? Back { get; }

    /// <summary>The cells of the second frame that the first reaches, in order.</summary>
    public int[] Seen { get; }

    /// <summary>The first film's thumbnail at the cells that are seen, in 16ths of a level.</summary>
    public int[] Warp(ReadOnlySpan<byte> thumbnail)
    {
        var warped = new int[Seen.Length];
        for (var i = 0; i < warped.Length; i++)
        {
            var (sum, count) = (0, 0);
            for (var place = Seen[i] * Places; place < (Seen[i] + 1) * Places; place++)
            {
                var at = _at[place];
                if (at < 0) continue;
                int right = _right[place], down = _down[place];
                var above = (thumbnail[at] * (Unit - right)) + (thumbnail[at + 1] * right);
                var below = (thumbnail[at + FilmSample.ThumbnailColumns] * (Unit - right))
                    + (thumbnail[at + FilmSample.ThumbnailColumns + 1] * right);
                sum += (above * (Unit - down)) + (below * down);
                count++;
            }

            warped[i] = sum / (Unit * count);
        }

        return warped;
    }

    private bool Lay(int cell, PlaneMap back, PlanePoint first, PlanePoint second)
    {
        var (column, row) = (cell % FilmSample.ThumbnailColumns, cell / FilmSample.ThumbnailColumns);
        var count = 0;
        for (var place = 0; place < Places; place++)
        {
            var x = (column + (((place % 3) + 0.5) / 3)) / FilmSample.ThumbnailColumns * second.X;
            var y = (row + (((place / 3) + 0.5) / 3)) / FilmSample.ThumbnailRows * second.Y;
            var from = back.Apply(x, y);
            var left = (from.X / first.X * FilmSample.ThumbnailColumns) - 0.5;
            var top = (from.Y / first.Y * FilmSample.ThumbnailRows) - 0.5;
            var index = (cell * Places) + place;
            _at[index] = -1;
            if (left < -0.5 || top < -0.5) continue;
            if (left > FilmSample.ThumbnailColumns - 0.5 || top > FilmSample.ThumbnailRows - 0.5) continue;
            left = Math.Clamp(left, 0, FilmSample.ThumbnailColumns - 1.001);
            top = Math.Clamp(top, 0, FilmSample.ThumbnailRows - 1.001);
            _at[index] = ((int)top * FilmSample.ThumbnailColumns) + (int)left;
            _right[index] = (byte)((left - (int)left) * Unit);
            _down[index] = (byte)((top - (int)top) * Unit);
            count++;
        }

        return count >= NeededPlaces;
    }
}
