using Probative.Ledger.Facts;
using Probative.Ledger.Tree;

namespace Probative.Ledger.Audit;

/// <summary>
/// One bundle of entries and the tile of their hashes, read and compared. Readings of different bundles run
/// at the same time; what they found is told later, in the order of the log.
/// </summary>
internal sealed class BundleReading
{
    // 256 entries of the longest length, each with two bytes before it.
    private const int LongestBundle = TileId.FullWidth * (EntryBundle.EntryLimitBytes + 2);

    private readonly ILogFiles _files;
    private readonly List<LogFault> _faults = [];
    private EntryBundle? _bundle;
    private string _bundlePath = "";

    private BundleReading(ILogFiles files, ulong index, int width)
    {
        _files = files;
        Bundle = new TileId(TileId.EntriesLevel, index, width);
        Tile = new TileId(0, index, width);
    }

    public TileId Bundle { get; }

    public TileId Tile { get; }

    /// <summary>What was wrong with the files by themselves.</summary>
    public IReadOnlyList<LogFault> Faults => _faults;

    /// <summary>The leaves; null where an entry is none. Empty if the bundle cannot be read.</summary>
    public Leaf?[] Leaves { get; private set; } = [];

    /// <summary>The leaf hashes that the entries make; null if the bundle cannot be read.</summary>
    public Hash32[]? Derived { get; private set; }

    /// <summary>The hashes in the tile; null if it cannot be read.</summary>
    public Hash32[]? Stored { get; private set; }

    /// <summary>The root over the derived hashes, if they are 256.</summary>
    public Hash32? DerivedRoot { get; private set; }

    public static BundleReading Read(ILogFiles files, ulong index, ulong size)
    {
        var reading = new BundleReading(files, index, TileId.WidthIn(TileId.EntriesLevel, index, size));
        reading.ReadBundle();
        reading.ReadTile();
        if (reading.Derived is { Length: TileId.FullWidth } full)
        {
            reading.DerivedRoot = TileRows.RootOf(full);
        }

        return reading;
    }

    /// <summary>Where an entry starts, for a fault that is about it.</summary>
    public LogFault FaultAt(string code, int entry, string message) =>
        new(code, _bundlePath, _bundle?.OffsetOf(entry) ?? -1, message);

    /// <summary>Compares the other files of this place with the hashes that are believed.</summary>
    public void CompareOthers(TileListing listing, Hash32[] believed)
    {
        foreach (var other in listing.OthersOf(Tile))
        {
            if (TileRows.CompareOther(_files, other, believed) is { } fault)
            {
                _faults.Add(fault);
            }
        }

        foreach (var other in listing.OthersOf(Bundle))
        {
            CompareOtherBundle(other, believed);
        }
    }

    private void ReadBundle()
    {
        var id = Bundle;
        if (_files.Read(id.ToString(), LongestBundle) is not { } bytes)
        {
            id = Bundle.Full;
            if (Bundle.IsFull || _files.Read(id.ToString(), LongestBundle) is not { } full)
            {
                _faults.Add(
                    new LogFault(LogCodes.Missing, Bundle.ToString(), -1, "The bundle is not there."));
                return;
            }

            bytes = full;
        }

        _bundlePath = id.ToString();
        if (!EntryBundle.TryParse(bytes, id.Width, out _bundle, out var damage))
        {
            _faults.Add(new LogFault(LogCodes.Bundle, _bundlePath, damage.Offset, damage.Message!));
            return;
        }

        var derived = new Hash32[Bundle.Width];
        Leaves = new Leaf?[Bundle.Width];
        for (var i = 0; i < derived.Length; i++)
        {
            var entry = _bundle[i].Span;
            derived[i] = TreeHash.Leaf(entry);
            if (!Leaf.TryParse(entry, out Leaves[i], out damage))
            {
                _faults.Add(new LogFault(
                    LogCodes.Leaf, _bundlePath, _bundle.OffsetOf(i) + damage.Offset, damage.Message!));
            }
        }

        Derived = derived;
    }

    private void ReadTile()
    {
        if (TileRows.ReadTile(_files, Tile, out var row) is { } fault)
        {
            _faults.Add(fault);
        }

        Stored = row;
    }

    private void CompareOtherBundle(TileId other, Hash32[] believed)
    {
        var path = other.ToString();
        if (path == _bundlePath || _files.Read(path, LongestBundle) is not { } bytes)
        {
            return;
        }

        if (!EntryBundle.TryParse(bytes, other.Width, out var bundle, out var damage))
        {
            _faults.Add(new LogFault(LogCodes.Bundle, path, damage.Offset, damage.Message!));
            return;
        }

        for (var i = 0; i < Math.Min(bundle.Count, believed.Length); i++)
        {
            if (TreeHash.Leaf(bundle[i].Span) != believed[i])
            {
                _faults.Add(new LogFault(
                    LogCodes.Bundle, path, bundle.OffsetOf(
                        i), "This entry is not the one that the tree holds."));
                return;
            }
        }
    }
}
