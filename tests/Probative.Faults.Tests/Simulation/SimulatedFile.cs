namespace Probative.Faults.Tests.Simulation;

/// <summary>The bytes of one file, without its name: what is durable, and what was appended since.</summary>
internal sealed class SimulatedFile
{
    private readonly List<byte[]> _volatile = [];
    private byte[] _durable = [];

    /// <summary>What a reader sees as long as the machine runs.</summary>
    public byte[] Bytes =>
        _volatile.Count == 0 ? _durable : [.. _durable, .. _volatile.SelectMany(part => part)];

    public bool IsDurable => _volatile.Count == 0;

    public void Append(ReadOnlySpan<byte> bytes) => _volatile.Add(bytes.ToArray());

    public void Sync()
    {
        if (IsDurable) return;
        _durable = Bytes;
        _volatile.Clear();
    }

    /// <summary>
    /// What a crash leaves: of everything appended since the last sync a torn beginning, nothing, or zeroes
    /// where blocks were not written though the length was.
    /// </summary>
    public byte[] AfterCrash(Random random)
    {
        if (IsDurable) return _durable;
        var all = Bytes;
        var kept = random.Next(4) switch
        {
            0 => _durable.Length,
            1 => all.Length,
            _ => random.Next(_durable.Length, all.Length + 1),
        };
        if (random.Next(2) == 0) return all[..kept];
        var zeroed = new byte[all.Length];
        all.AsSpan(0, kept).CopyTo(zeroed);
        return zeroed;
    }
}
