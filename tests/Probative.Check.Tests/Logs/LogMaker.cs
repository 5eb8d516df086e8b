using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Check.Tests.Logs;

/// <summary>Makes logs of some cases in memory, true ones and, on demand, false ones.</summary>
internal sealed class LogMaker
{
    public const string Origin = "vault.example/log";

    private readonly Random _random;
    private readonly TileBuilder _tiles = new();
    private readonly List<(CaseId Case, long N, Hash32 Head)> _cases = [];

    public LogMaker(int seed, int cases = 3)
    {
        _random = new Random(seed);
        byte[] keySeed = new byte[SignerKey.SeedSize];
        keySeed[0] = 7;
        Key = new SignerKey(Origin, keySeed);
        for (var i = 0; i < cases; i++) _cases.Add((CaseId.FromSpan(Bytes(CaseId.Size)), 0, Hash32.Zero));
    }

    public SignerKey Key { get; }

    /// <summary>The files of the log, by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public ulong Size => _tiles.Size;

    /// <summary>Appends facts of the cases in turn.</summary>
    public LogMaker Append(int count)
    {
        for (var i = 0; i < count; i++) AppendFact(_random.Next(_cases.Count), skip: 0, otherPrev: false);
        return this;
    }

    /// <summary>Appends one fact, which may leave a number out or name another fact before it.</summary>
    public LogMaker AppendFact(int which, int skip, bool otherPrev)
    {
        (CaseId caseId, long n, Hash32 head) = _cases[which];
        n += 1 + skip;
        Hash32[] digests = [.. Enumerable.Range(0, 8).Select(_ => Hash32.FromSpan(Bytes(32)))];
        Hash32 prev = n == 1 ? Hash32.Zero : otherPrev || head == Hash32.Zero ? Hash32.Of([1]) : head;
        Hash32 hash = _tiles.Append(new Leaf(caseId, n, prev, digests).ToBytes());
        _cases[which] = (caseId, n, hash);
        return this;
    }

    /// <summary>Appends bytes that are no leaf.</summary>
    public LogMaker AppendBytes(ReadOnlySpan<byte> entry)
    {
        _tiles.Append(entry);
        return this;
    }

    /// <summary>Writes the files of this size, and leaves the partial ones of earlier sizes.</summary>
    public LogMaker Publish()
    {
        foreach (TileFile file in _tiles.Take()) Files[file.Id.ToString()] = file.Bytes.ToArray();
        Files["checkpoint"] = Checkpoint();
        Files["vkey"] = Encoding.ASCII.GetBytes(Key.Vkey + "\n");
        Files["vkeys"] = Files["vkey"];
        return this;
    }

    public byte[] Checkpoint() => new Checkpoint(Origin, Size, _tiles.Root()).Sign(Key).ToBytes();

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
