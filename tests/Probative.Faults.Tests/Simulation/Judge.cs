using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local;
using Probative.Local.Facts;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// Says of what a crash left whether anything that was promised is missing. Called while the disk stands
/// still.
/// </summary>
internal sealed class Judge(Random random)
{
    private readonly Dictionary<string, byte[]> _tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<Hash32, byte[]> _items = [];

    /// <summary>The digests of the items that the facts of the case name, by fact number from 2.</summary>
    public List<Hash32> Named { get; } = [];

    public CaseId Case { get; set; }

    /// <summary>How many facts were acknowledged.</summary>
    public long AcknowledgedFacts { get; set; }

    /// <summary>The size of the last checkpoint that a caller was told of.</summary>
    public long PublishedSize { get; set; }

    /// <summary>True once making the vault was reported done.</summary>
    public bool IsMade { get; set; }

    public long States { get; private set; }

    /// <summary>What a crash broke first, or null.</summary>
    public string? Broken { get; private set; }

    public void AddItem(byte[] bytes) => _items[Hash32.Of(bytes)] = bytes;

    public CrashedDisk? Draw(SimulatedDisk disk, SimulatedFactStore store, int states)
    {
        CrashedDisk? last = null;
        for (var i = 0; i < states && Broken is null; i++)
        {
            last = disk.Crash(random);
            Broken = Look(last, store.Durable);
            States++;
        }

        return last;
    }

    private string? Look(CrashedDisk disk, IReadOnlyList<StoredFact> facts)
    {
        if (facts.Count < AcknowledgedFacts) return $"only {facts.Count} of {AcknowledgedFacts} facts";
        if (IsMade && disk.Read(VaultPath.Description) is null) return "vault.json is gone";
        return MissingItem(disk, facts) ?? MissingKey(disk, facts) ?? WrongLog(disk, facts);
    }

    private string? MissingItem(CrashedDisk disk, IReadOnlyList<StoredFact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Case != Case || fact.Number < 2) continue;
            var digest = Named[(int)fact.Number - 2];
            var hex = digest.ToHex();
            var bytes = disk.Read($"{VaultPath.Items}/{hex[..2]}/{hex}");
            if (bytes is null) return $"fact {fact.Index} names an item that is gone: {hex}";
            if (!bytes.AsSpan().SequenceEqual(_items[digest])) return $"the bytes of item {hex} are torn";
        }

        return null;
    }

    private static string? MissingKey(CrashedDisk disk, IReadOnlyList<StoredFact> facts)
    {
        if (facts.Count == 0) return null;
        if (disk.Read(VaultPath.Keyring) is not { } bytes) return "the keyring is gone";
        var text = Encoding.UTF8.GetString(bytes);
        if (!text.AsSpan().TrimEnd().EndsWith("}")) return "the keyring is torn";
        foreach (var fact in facts)
        {
            if (!text.Contains(fact.Case.ToString(), StringComparison.Ordinal))
            {
                return $"there is no key for fact {fact.Index}";
            }
        }

        return null;
    }

    private string? WrongLog(CrashedDisk disk, IReadOnlyList<StoredFact> facts)
    {
        var note = disk.Read(VaultPath.Checkpoint);
        if (note is null) return PublishedSize == 0 ? null : "the checkpoint is gone";
        var lines = Encoding.UTF8.GetString(note).Split('\n');
        if (lines.Length < 6 || !long.TryParse(lines[1], out var size)) return "the checkpoint is torn";
        if (size < PublishedSize) return $"the checkpoint went back from {PublishedSize} to {size}";
        if (size > facts.Count) return $"the checkpoint is of {size} facts, {facts.Count} are there";

        foreach (var (path, expected) in TilesOf(size, facts))
        {
            var bytes = disk.Read($"{VaultPath.Log}/{path}");
            if (bytes is null) return $"{path} is gone under a checkpoint of {size}";
            if (!bytes.AsSpan().SequenceEqual(expected)) return $"{path} is torn";
        }

        return null;
    }

    /// <summary>
    /// The tiles of level 0 and the bundles of a tree of this size, with the bytes they must have.
    /// </summary>
    private IEnumerable<(string Path, byte[] Bytes)> TilesOf(long size, IReadOnlyList<StoredFact> facts)
    {
        for (var first = 0L; first < size; first += TileId.FullWidth)
        {
            var width = (int)Math.Min(TileId.FullWidth, size - first);
            var name = $"{first / TileId.FullWidth:D3}" + (width < TileId.FullWidth ? $".p/{width}" : "");
            var here = (int)first;
            yield return Tile($"tile/0/{name}", () => [.. facts.Skip(here).Take(width).SelectMany(Hash)]);
            var bundle = $"tile/entries/{name}";
            yield return Tile(bundle, () => [.. facts.Skip(here).Take(width).SelectMany(Entry)]);
        }
    }

    private (string, byte[]) Tile(string path, Func<byte[]> bytes)
    {
        if (!_tiles.TryGetValue(path, out var known)) _tiles[path] = known = bytes();
        return (path, known);
    }

    private static byte[] Hash(StoredFact fact)
    {
        var bytes = new byte[Hash32.Size];
        fact.LeafHash.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Entry(StoredFact fact) =>
        [(byte)(fact.Leaf.Length >> 8), (byte)fact.Leaf.Length, .. fact.Leaf];
}
