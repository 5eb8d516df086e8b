namespace Probative.Examination.Pictures;

/// <summary>
/// Takes portable pixmaps (P6, 255) as a program writes them one behind the other, and hands each on. The
/// program decoded a stranger's bytes: widths and heights are held against a limit before anything is
/// allocated, and what is in no such form ends the taking.
/// </summary>
/// <param name="pixelsMax">Most pixels of one picture.</param>
/// <param name="take">Gets each picture; its bytes are valid until it returns.</param>
public sealed class PixelSink(long pixelsMax, Action<PixelFrame> take) : PushStream
{
    // "P6\n1234567890 1234567890\n255\n" and nothing longer.
    private const int HeaderMax = 40;

    private readonly byte[] _header = new byte[HeaderMax];
    private int _headerLength;
    private byte[] _pixels = [];
    private int _filled;
    private int _wanted;
    private (int Width, int Height) _size;

    /// <summary>
    /// True after something came that is no pixmap within the limit: nothing more is taken.
    /// </summary>
    public bool IsBroken { get; private set; }

    /// <summary>True after a pixmap that is larger than allowed.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Pictures handed on.</summary>
    public int Count { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !IsBroken)
        {
            if (_wanted == 0) buffer = TakeHeader(buffer);
            else buffer = TakePixels(buffer);
        }
    }

    private ReadOnlySpan<byte> TakePixels(ReadOnlySpan<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _wanted - _filled);
        buffer[..count].CopyTo(_pixels.AsSpan(_filled));
        _filled += count;
        if (_filled < _wanted) return [];
        take(new PixelFrame(_size.Width, _size.Height, _pixels.AsMemory(0, _wanted)));
        Count++;
        (_wanted, _filled, _headerLength) = (0, 0, 0);
        return buffer[count..];
    }

    private ReadOnlySpan<byte> TakeHeader(ReadOnlySpan<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            if (_headerLength == HeaderMax)
            {
                IsBroken = true;
                return [];
            }

            _header[_headerLength++] = buffer[i];
            if (buffer[i] != '\n' || _header.AsSpan(0, _headerLength).Count((byte)'\n') < 3) continue;
            Begin(_header.AsSpan(0, _headerLength));
            return buffer[(i + 1)..];
        }

        return [];
    }

    private void Begin(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith("P6\n"u8) || !header.EndsWith("\n255\n"u8))
        {
            IsBroken = true;
            return;
        }

        var sizes = header[3..^5];
        var space = sizes.IndexOf((byte)' ');
        if (space < 0 || !TryNumber(sizes[..space], out var width)
            || !TryNumber(sizes[(space + 1)..], out var height))
        {
            IsBroken = true;
            return;
        }

        if ((long)width * height > pixelsMax)
        {
            (IsBroken, IsTooLarge) = (true, true);
            return;
        }

        _size = (width, height);
        _wanted = 3 * width * height;
        if (_pixels.Length < _wanted) _pixels = new byte[_wanted];
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number) =>
        System.Buffers.Text.Utf8Parser.TryParse(digits, out number, out var used)
            && used == digits.Length && number is > 0 and < 1_000_000;
}
