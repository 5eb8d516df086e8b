using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>
/// Finds which of many hashes lie within 31 bits of one, all of them. Of two hashes that differ in at most
/// 31 of 256 bits one of 16 parts of 16 bits differs in at most one: entries are kept by each part, and 17
/// values of each are looked up. For one caller at a time.
/// </summary>
internal sealed class NearHashes
{
    /// <summary>Hashes of copies commonly lie within so many bits.</summary>
    public const int Distance = 31;

    private const int Parts = 16;
    private const int Values = 1 << 16;

    // Fewer are compared one by one: that is as fast, and takes no tables.
    private const int PlainUpTo = 1_024;

    private readonly PdqHash[] _hashes;
    private readonly int[][] _starts = [];
    private readonly int[][] _entries = [];
    private readonly int[] _seen;
    private int _turn;

    public NearHashes(PdqHash[] hashes)
    {
        _hashes = hashes;
        _seen = new int[hashes.Length];
        if (hashes.Length <= PlainUpTo) return;
        _starts = new int[Parts][];
        _entries = new int[Parts][];
        for (var part = 0; part < Parts; part++) (_starts[part], _entries[part]) = Table(part);
    }

    /// <summary>Every near entry by its place, with its distance.</summary>
    public void Find(PdqHash hash, List<(int Entry, int Distance)> found)
    {
        found.Clear();
        if (_starts.Length == 0)
        {
            for (var entry = 0; entry < _hashes.Length; entry++) Try(hash, entry, found);
            return;
        }

        _turn++;
        for (var part = 0; part < Parts; part++)
        {
            var value = PartOf(hash, part);
            Look(hash, part, value, found);
            for (var bit = 0; bit < 16; bit++) Look(hash, part, value ^ (1 << bit), found);
        }
    }

    private static int PartOf(PdqHash hash, int part)
    {
        var word = (part >> 2) switch { 0 => hash.A, 1 => hash.B, 2 => hash.C, _ => hash.D };
        return (ushort)(word >> (16 * (part & 3)));
    }

    private void Look(PdqHash hash, int part, int value, List<(int Entry, int Distance)> found)
    {
        var starts = _starts[part];
        foreach (var entry in _entries[part].AsSpan(starts[value]..starts[value + 1]))
        {
            if (_seen[entry] == _turn) continue;
            _seen[entry] = _turn;
            Try(hash, entry, found);
        }
    }

    private void Try(PdqHash hash, int entry, List<(int Entry, int Distance)> found)
    {
        var distance = PdqHash.Distance(hash, _hashes[entry]);
        if (distance <= Distance) found.Add((entry, distance));
    }

    /// <summary>Entries in the order of one part, and where each value of it begins.</summary>
    private (int[] Starts, int[] Entries) Table(int part)
    {
        var starts = new int[Values + 1];
        foreach (var hash in _hashes) starts[PartOf(hash, part) + 1]++;
        for (var value = 0; value < Values; value++) starts[value + 1] += starts[value];
        var next = starts.AsSpan().ToArray();
        var entries = new int[_hashes.Length];
        for (var entry = 0; entry < _hashes.Length; entry++)
            entries[next[PartOf(_hashes[entry], part)]++] = entry;
        return (starts, entries);
    }
}
