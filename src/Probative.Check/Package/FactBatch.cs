using Probative.Check.Reading;
using Probative.Formats.Containers;
using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>
/// Some hundred lines that are read together, so that their signatures are checked on all processors while
/// memory stays the same for any number of facts.
/// </summary>
internal sealed class FactBatch
{
    private const int MostLines = 1024;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly List<(int Start, int Length, long Offset, string? Fault)> _lines = [];
    private byte[] _bytes = new byte[256 * 1024];
    private int _used;
    private FactLine[] _facts = [];

    public int Count => _lines.Count;

    /// <summary>Takes the next lines; false when there are none.</summary>
    public bool Fill(LineStream lines)
    {
        _lines.Clear();
        _used = 0;
        while (_lines.Count < MostLines && _used < MostBytes && lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (_bytes.Length - _used < line.Length)
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + line.Length));
            line.CopyTo(_bytes.AsSpan(_used));
            _lines.Add((_used, line.Length, lines.Offset, lines.LineFault));
            _used += line.Length;
        }

        return _lines.Count > 0;
    }

    /// <summary>Reads every line, several at once.</summary>
    public void Parse(Jwk? key, int lanes)
    {
        _facts = new FactLine[_lines.Count];
        FileDigests.ForEach(_lines.Count, lanes, i =>
            _facts[i] = FactLineReader.Read(_bytes.AsSpan(_lines[i].Start, _lines[i].Length), key));
    }

    /// <summary>A line, where it begins in its file, and what is wrong with it as a line.</summary>
    public (FactLine Fact, long Offset, string? Fault) this[int i] =>
        (_facts[i], _lines[i].Offset, _lines[i].Fault);
}
