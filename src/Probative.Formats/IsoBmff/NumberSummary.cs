namespace Probative.Formats.IsoBmff;

/// <summary>What is kept of a column of numbers.</summary>
internal sealed class NumberSummary
{
    private long? _first;
    private long _last;
    private long _smallest = long.MaxValue;
    private long _largest = long.MinValue;
    private bool _isAscending = true;

    public ulong Total { get; private set; }

    public void Add(long number)
    {
        if (_first is not null && number < _last) _isAscending = false;
        _first ??= number;
        _last = number;
        _smallest = Math.Min(_smallest, number);
        _largest = Math.Max(_largest, number);
        Total = unchecked(Total + (ulong)number);
    }

    public OffsetTable ToTable(long rows, ulong total) => _first is null
        ? new OffsetTable(rows, null, null, null, null, total, true)
        : new OffsetTable(rows, _first, _last, _smallest, _largest, total, _isAscending);
}
