namespace Probative.Ledger.Notes;

/// <summary>Reads lines that each end with a newline, and knows where it is.</summary>
internal ref struct LineReader(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the next line starts.</summary>
    public int Offset { get; private set; }

    public readonly bool AtEnd => Offset == _text.Length;

    public readonly ReadOnlySpan<byte> Rest => _text[Offset..];

    /// <summary>The next line without its newline; what is left if no newline follows.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var rest = Rest;
        var end = rest.IndexOf((byte)'\n');
        Offset += end < 0 ? rest.Length : end + 1;
        return end < 0 ? rest : rest[..end];
    }
}
