namespace Probative.Fingerprints.HashLists;

/// <summary>In which line a place is, asked about places that go forward.</summary>
internal ref struct LineCounter(ReadOnlySpan<byte> bytes, int skipped)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes[skipped..];
    private int _at;
    private long _line = 1;

    /// <param name="offset">In bytes, behind what was skipped.</param>
    public long At(long offset)
    {
        var until = (int)Math.Min(offset, _bytes.Length);
        if (until <= _at) return _line;
        _line += _bytes[_at..until].Count((byte)'\n');
        _at = until;
        return _line;
    }
}
