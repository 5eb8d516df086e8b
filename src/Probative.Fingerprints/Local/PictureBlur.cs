namespace Probative.Fingerprints.Local;

/// <summary>Smoothing with 1 6 15 20 15 6 1 in both directions, a bell of about 1.2 pixels.</summary>
internal static class PictureBlur
{
    private const int Reach = 3;

    private static readonly int[] s_weights = [1, 6, 15, 20, 15, 6, 1];

    public static byte[] Run(GreyPicture picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var across = new byte[width * height];
        var smooth = new byte[width * height];
        for (var y = 0; y < height; y++) Line(picture.Pixels, across, y * width, 1, width);
        Down(across, smooth, width, height);
        return smooth;
    }

    private static void Line(byte[] source, byte[] target, int start, int step, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var at = start + (i * step);
            if (i >= Reach && i < length - Reach)
            {
                target[at] = (byte)((source[at - (3 * step)] + source[at + (3 * step)]
                    + (6 * (source[at - (2 * step)] + source[at + (2 * step)]))
                    + (15 * (source[at - step] + source[at + step])) + (20 * source[at]) + 32) >> 6);
                continue;
            }

            var sum = 32;
            for (var k = -Reach; k <= Reach; k++)
            {
                sum += s_weights[k + Reach] * source[start + (Math.Clamp(i + k, 0, length - 1) * step)];
            }

            target[at] = (byte)(sum >> 6);
        }
    }

    private static void Down(byte[] source, byte[] target, int width, int height)
    {
        for (var y = 0; y < height; y++)
        {
            var row = target.AsSpan(y * width, width);
            var a = Row(source, y - 3, width, height);
            var b = Row(source, y - 2, width, height);
            var c = Row(source, y - 1, width, height);
            var d = Row(source, y, width, height);
            var e = Row(source, y + 1, width, height);
            var f = Row(source, y + 2, width, height);
            var g = Row(source, y + 3, width, height);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (byte)((a[x] + g[x] + (6 * (b[x] + f[x])) + (15 * (c[x] + e[x]))
                    + (20 * d[x]) + 32) >> 6);
            }
        }
    }

    private static ReadOnlySpan<byte> Row(byte[] source, int row, int width, int height) =>
        source.AsSpan(Math.Clamp(row, 0, height - 1) * width, width);
}
