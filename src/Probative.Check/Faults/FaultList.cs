namespace Probative.Check.Faults;

/// <summary>
/// The faults of one check in the order in which they were found. Beyond a bound they are only counted, by
/// code, so that a package of nothing but faults cannot fill the memory of the one who checks it.
/// </summary>
internal sealed class FaultList
{
    private const int MostKept = 100_000;

    private readonly List<Fault> _kept = [];
    private readonly SortedDictionary<string, long> _notKept = new(StringComparer.Ordinal);

    public IReadOnlyList<Fault> Kept => _kept;

    /// <summary>How many more there are of each code.</summary>
    public IReadOnlyDictionary<string, long> NotKept => _notKept;

    public long Count => _kept.Count + _notKept.Values.Sum();

    public bool IsEmpty => _kept.Count == 0;

    public void Add(Fault fault)
    {
        if (_kept.Count < MostKept) _kept.Add(fault);
        else _notKept[fault.Code] = _notKept.GetValueOrDefault(fault.Code) + 1;
    }

    public void Add(string code, string path, string message) => Add(new Fault(code, path, message));
}
