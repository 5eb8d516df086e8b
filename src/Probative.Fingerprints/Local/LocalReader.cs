namespace Probative.Fingerprints.Local;

/// <summary>
/// Reads the local features of a picture: corners on nine levels of a pyramid, each with a direction and 256
/// comparisons of smoothed pixels. No part of a level gives more than three times its even share, so that a
/// logo or a line of text cannot take them all. The same pixels give the same features on every machine.
/// </summary>
public static class LocalReader
{
    /// <summary>The longest side of the picture that is read, in pixels; larger ones are reduced.</summary>
    public const int WorkingSide = 512;

    /// <summary>The most features that a picture gives.</summary>
    public const int MostFeatures = 234;

    /// <summary>How many levels there are.</summary>
    public const int Levels = 9;

    private const int Radius = 15;
    private const int Margin = Radius + 1;
    private const int CellsAcross = 8;
    private const int CellsDown = 6;
    private const int LargestShare = 3;

    /// <summary>The size of each level, in 1,024ths: 2^(-level / 4).</summary>
    private static readonly int[] s_sizes = [1024, 861, 724, 609, 512, 431, 362, 304, 256];

    /// <summary>Fewer on the coarse levels, which have less room.</summary>
    private static readonly int[] s_quotas = [34, 32, 30, 28, 26, 24, 22, 20, 18];

    /// <summary>For each row of the round patch around a corner, its half width.</summary>
    private static readonly int[] s_halfWidths = [.. Enumerable.Range(0, Radius + 1).Select(HalfWidth)];

    /// <summary>The features, coarse ones last, of each level the strongest first.</summary>
    /// <param name="picture">At most 512 pixels a side, see <see cref="GreyPicture.From"/>.</param>
    /// <exception cref="ArgumentException">It is larger.</exception>
    public static IReadOnlyList<LocalFeature> Read(GreyPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Width > WorkingSide || picture.Height > WorkingSide)
        {
            throw new ArgumentException("The picture is larger than the working size.", nameof(picture));
        }

        var features = new List<LocalFeature>(MostFeatures);
        var levels = new GreyPicture?[Levels];
        for (var level = 0; level < Levels; level++)
        {
            var width = ((picture.Width * s_sizes[level]) + 512) >> 10;
            var height = ((picture.Height * s_sizes[level]) + 512) >> 10;
            if (width <= 2 * Margin || height <= 2 * Margin) break;
            // Half an octave from the picture itself, the next ones from what is two octaves' quarter finer.
            var finer = level < 4 ? picture : levels[level - 4]!;
            var scaled = level == 0 ? picture : finer.Reduce(width, height);
            levels[level] = scaled;
            ReadLevel(picture, scaled, level, features);
        }

        return features;
    }

    /// <summary>The direction of the brighter side of a round patch, in 256ths of a turn.</summary>
    internal static int Direction(byte[] pixels, int width, int x, int y)
    {
        var (across, down) = (0L, 0L);
        for (var row = -Radius; row <= Radius; row++)
        {
            var half = s_halfWidths[Math.Abs(row)];
            var line = pixels.AsSpan(((y + row) * width) + x - half, (2 * half) + 1);
            var (sum, moment) = (0, 0);
            for (var i = 0; i < line.Length; i++)
            {
                sum += line[i];
                moment += (i - half) * line[i];
            }

            across += moment;
            down += (long)row * sum;
        }

        return Turns.Direction(across, down);
    }

    /// <summary>
    /// The comparisons around a place of a smoothed picture, at least 14 pixels from its edges.
    /// </summary>
    internal static FeatureBits Describe(byte[] smooth, int width, int x, int y, int turn)
    {
        var pattern = PatchPattern.At(turn);
        var middle = (y * width) + x;
        Span<ulong> words = stackalloc ulong[4];
        for (var word = 0; word < words.Length; word++)
        {
            var bits = 0UL;
            var points = pattern.Slice(word * 256, 256);
            for (var bit = 0; bit < 64; bit++)
            {
                var first = smooth[middle + points[4 * bit] + (points[(4 * bit) + 1] * width)];
                var second = smooth[middle + points[(4 * bit) + 2] + (points[(4 * bit) + 3] * width)];
                if (first < second) bits |= 1UL << bit;
            }

            words[word] = bits;
        }

        return new FeatureBits(words[0], words[1], words[2], words[3]);
    }

    private static void ReadLevel(
        GreyPicture picture, GreyPicture scaled, int level, List<LocalFeature> features)
    {
        var smooth = PictureBlur.Run(scaled);
        var (width, height) = (scaled.Width, scaled.Height);
        foreach (var corner in Spread(CornerFinder.Find(scaled.Pixels, width, height, Margin), scaled, level))
        {
            var turn = Direction(scaled.Pixels, width, corner.X, corner.Y);
            features.Add(new LocalFeature(
                Place(corner.X, width, picture.Width),
                Place(corner.Y, height, picture.Height),
                (byte)level,
                (byte)turn,
                Describe(smooth, width, corner.X, corner.Y, turn)));
        }
    }

    /// <summary>From the middle of a pixel of a level to the working picture.</summary>
    private static ushort Place(int at, int size, int workingSize) =>
        (ushort)((((2 * at) + 1) * workingSize * (LocalFeature.UnitsPerPixel / 2)) / size);

    /// <summary>The strongest, of no cell more than three times its even share.</summary>
    private static List<Corner> Spread(List<Corner> corners, GreyPicture scaled, int level)
    {
        var quota = s_quotas[level];
        var most = Math.Max(1, (((quota * LargestShare) - 1) / (CellsAcross * CellsDown)) + 1);
        var taken = new int[CellsAcross * CellsDown];
        var spread = new List<Corner>(quota);
        var ordered = corners.OrderByDescending(corner => corner.Strength)
            .ThenBy(corner => corner.Y).ThenBy(corner => corner.X);
        foreach (var corner in ordered)
        {
            var cell = (corner.Y * CellsDown / scaled.Height * CellsAcross)
                + (corner.X * CellsAcross / scaled.Width);
            if (taken[cell] >= most) continue;
            taken[cell]++;
            spread.Add(corner);
            if (spread.Count == quota) break;
        }

        return spread;
    }

    private static int HalfWidth(int row)
    {
        var half = Radius;
        while ((half * half) + (row * row) > Radius * Radius) half--;
        return half;
    }
}
