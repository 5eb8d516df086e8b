using System.Text;

namespace Probative.Handover.Package;

/// <summary>Collects lines, each ended by a line feed, and passes them on in chunks of 64 KiB.</summary>
internal sealed class LineWriter(Func<ReadOnlyMemory<byte>, ValueTask> put)
{
    private const int ChunkBytes = 1 << 16;

    private readonly byte[] _chunk = new byte[ChunkBytes];
    private int _filled;

    public ValueTask WriteAsync(string line) => WriteAsync(Encoding.UTF8.GetBytes(line));

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> line)
    {
        if (line.Length + 1 > ChunkBytes - _filled) await FlushAsync();
        if (line.Length + 1 > ChunkBytes)
        {
            await put(line);
            await put("\n"u8.ToArray());
            return;
        }

        line.Span.CopyTo(_chunk.AsSpan(_filled));
        _filled += line.Length;
        _chunk[_filled++] = (byte)'\n';
    }

    public async ValueTask FlushAsync()
    {
        if (_filled == 0) return;
        await put(_chunk.AsMemory(0, _filled));
        _filled = 0;
    }
}
