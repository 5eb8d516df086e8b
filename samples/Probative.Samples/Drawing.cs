namespace Probative.Samples;

/// <summary>
/// Frames that are drawn one by one: number n from 0 into Width x Height x 3 bytes, row by row.
/// </summary>
internal sealed record Drawing(int Width, int Height, int FramesPerSecond, int Frames, DrawFrame Draw)
{
    /// <summary>How ffmpeg is told to read these frames from its standard input.</summary>
    public string[] AsInput() =>
    [
        "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{Encoder.Text(Width)}x{Encoder.Text(Height)}",
        "-r", Encoder.Text(FramesPerSecond), "-i", "pipe:0",
    ];

    public byte[] First()
    {
        var frame = new byte[Width * Height * 3];
        Draw(0, frame);
        return frame;
    }
}

/// <summary>Fills the frame of a number.</summary>
internal delegate void DrawFrame(int n, Span<byte> rgb);
