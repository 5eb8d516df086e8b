using Probative.Formats.Containers;

namespace Probative.Handover.Package;

/// <summary>
/// Reads a file of a package back, line by line, and hands every chunk on as it passes. Lines end with a
/// line feed; a last line without one is told as damage by its absence from <see cref="TryNext"/>.
/// </summary>
internal sealed class EntryLines(EntryReader reader, Action<ReadOnlySpan<byte>>? seen = null) : IDisposable
{
    private const int ChunkBytes = 1 << 16;

    // A fact's disclosures are bounded by what a person stated: no line of ours comes near this.
    private const int LineBytesMax = 1 << 26;

    private byte[] _buffer = new byte[ChunkBytes];
    private int _from;
    private int _to;

    /// <summary>True when bytes are left that no line feed ends.</summary>
    public bool HasTail { get; private set; }

    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        var searched = _from;
        while (true)
        {
            var end = _buffer.AsSpan(searched, _to - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = _buffer.AsSpan(_from, searched + end - _from);
                _from = searched + end + 1;
                return true;
            }

            searched = _to - _from;
            if (!Fill())
            {
                line = default;
                HasTail = _to > _from;
                return false;
            }
        }
    }

    /// <summary>Reads what is left, so that every byte of the file has been seen.</summary>
    public void Drain()
    {
        while (TryNext(out _))
        {
        }
    }

    public void Dispose() => reader.Dispose();

    /// <summary>Moves the unfinished line to the front and reads on behind it.</summary>
    private bool Fill()
    {
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        _to -= _from;
        _from = 0;
        if (_to == _buffer.Length)
        {
            if (_to >= LineBytesMax) return false;
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = reader.Read(_buffer.AsSpan(_to));
        if (count > 0) seen?.Invoke(_buffer.AsSpan(_to, count));
        _to += count;
        return count > 0;
    }
}
