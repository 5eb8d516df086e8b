using Probative.Kernel.Sandbox;

namespace Probative.Examination.Pictures;

/// <summary>
/// Previews: the blurred one is what is shown, the clear one is there for who asks for it.
/// </summary>
internal static class Previews
{
    // So few blocks over the longer side that shapes cannot be told.
    private const int BlockCount = 12;

    /// <summary>Both; none where the encoder failed, which changes nothing of what was measured.</summary>
    public static Task<IReadOnlyList<Made>> MakeAsync(
        ISandbox sandbox, string role, PixelFrame clear, CancellationToken ct) =>
        MakeAsync(sandbox, role, clear, Blurred(clear, BlockCount), ct);

    /// <summary>The same, of a picture that was blurred part by part.</summary>
    public static async Task<IReadOnlyList<Made>> MakeAsync(
        ISandbox sandbox, string role, PixelFrame clear, PixelFrame blurred, CancellationToken ct) =>
        await PictureEncoder.JpegsAsync(sandbox, [blurred, clear], ct) is [var ofBlurred, var ofClear]
            ? [new Made($"{role}, blurred", "image/jpeg", ofBlurred), new Made(role, "image/jpeg", ofClear)]
            : [];

    /// <summary>Shrunk to some blocks and drawn large again, with soft borders between them.</summary>
    public static PixelFrame Blurred(PixelFrame frame, int blocks)
    {
        var small = frame.Shrunk(blocks, blocks);
        var rgb = new byte[frame.Rgb.Length];
        for (var y = 0; y < frame.Height; y++)
        {
            var (top, bottom, down) = Between(y, frame.Height, small.Height);
            for (var x = 0; x < frame.Width; x++)
            {
                var (left, right, along) = Between(x, frame.Width, small.Width);
                for (var colour = 0; colour < 3; colour++)
                {
                    var above = Mixed(At(left, top), At(right, top), along);
                    var below = Mixed(At(left, bottom), At(right, bottom), along);
                    rgb[3 * (y * frame.Width + x) + colour] = (byte)Mixed(above, below, down);

                    int At(int column, int row) => small.Rgb.Span[3 * (row * small.Width + column) + colour];
                }
            }
        }

        return frame with { Rgb = rgb };
    }

    // Of 256, so that no machine rounds otherwise.
    private static int Mixed(int from, int to, int part) => ((256 - part) * from + part * to) >> 8;

    private static (int From, int To, int Part) Between(int at, int large, int small)
    {
        var place = Math.Clamp((at * 2L + 1) * small * 128 / large - 128, 0, (small - 1) * 256L);
        var from = (int)(place >> 8);
        return (from, Math.Min(from + 1, small - 1), (int)(place & 255));
    }
}
