namespace Probative.Fingerprints.HashLists;

/// <summary>Collects what a reader finds, within limits.</summary>
internal sealed class HashListBuilder(HashListFormat format)
{
    private readonly List<HashListEntry> _entries = [];
    private readonly List<HashListFault> _faults = [];
    private long _faultCount;

    /// <summary>Why nothing of the list can be used; null while it can.</summary>
    public HashListFault? Refusal { get; private set; }

    /// <summary>False when the list has too many entries, and reading is to stop.</summary>
    public bool Add(HashListEntry entry, long line, long offset)
    {
        if (_entries.Count == HashListReader.MostEntries)
        {
            Refuse(new HashListFault(
                line, offset, $"A list has at most {HashListReader.MostEntries} hashes."));
            return false;
        }

        _entries.Add(entry);
        return true;
    }

    public void Fault(long line, long offset, string message)
    {
        _faultCount++;
        if (_faults.Count < HashListReader.FaultsTold) _faults.Add(new HashListFault(line, offset, message));
    }

    public void Refuse(HashListFault fault) => Refusal = fault;

    public HashListOutcome Build()
    {
        if (Refusal is { } refusal) return new HashListOutcome.Refused([refusal]);
        if (_entries.Count > 0)
        {
            return new HashListOutcome.Read(new HashList
            {
                Format = format, Entries = _entries, Faults = _faults, FaultCount = _faultCount,
            });
        }

        return new HashListOutcome.Refused(
            _faults.Count > 0 ? _faults : [new HashListFault(1, 0, "There is no hash in it.")]);
    }
}
