using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Tests.Pictures;

/// <summary>The pixels of a PNG of 8-bit grey or RGB, not interlaced.</summary>
internal sealed record PngPicture(byte[] Pixels, int Width, int Height, PixelLayout Layout)
{
    public PixelView View => new(Pixels, Width, Height, Layout);

    public static PngPicture Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var packed = new MemoryStream();
        for (var at = 8; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            if (Encoding.ASCII.GetString(bytes, at + 4, 4) == "IDAT") packed.Write(bytes, at + 8, length);
            at += length + 12;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
        var isKnown = bytes[24] == 8 && bytes[25] is 0 or 2 && bytes[28] == 0;
        if (!isKnown) throw new NotSupportedException(path);
        var layout = bytes[25] == 0 ? PixelLayout.Luma : PixelLayout.Rgb24;
        packed.Position = 0;
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = Unfilter(inflate, width * (int)layout, height, (int)layout);
        return new PngPicture(pixels, width, height, layout);
    }

    private static byte[] Unfilter(Stream rows, int rowBytes, int height, int pixelBytes)
    {
        var pixels = new byte[rowBytes * height];
        var line = new byte[rowBytes + 1];
        for (var y = 0; y < height; y++)
        {
            rows.ReadExactly(line);
            var row = y * rowBytes;
            for (var x = 0; x < rowBytes; x++)
            {
                var left = x < pixelBytes ? 0 : pixels[row + x - pixelBytes];
                var up = y == 0 ? 0 : pixels[row + x - rowBytes];
                var corner = x < pixelBytes || y == 0 ? 0 : pixels[row + x - rowBytes - pixelBytes];
                pixels[row + x] = (byte)(line[x + 1] + line[0] switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    _ => Paeth(left, up, corner),
                });
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        if (a <= b && a <= c) return left;
        return b <= c ? up : corner;
    }
}
