using System.Runtime.InteropServices;
using Probative.Check.Faults;
using Probative.Check.Reports;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>
/// The facts of a package in their order: package.md, codes fact-*, disclosure-foreign and withheld-list. Of
/// each fact only its leaf hash is kept.
/// </summary>
internal sealed class FactsPart(PackageFiles files, FaultList faults)
{
    // Emptied at the first line without a leaf: from then on nothing can be derived from them, and a file of
    // nothing but line feeds would fill the memory.
    private readonly List<Hash32> _leafHashes = [];
    private readonly ReceivedItems _items = new(files, faults);
    private WithheldPart? _withheld;
    private Hash32? _before = Hash32.Zero;
    private bool _lacksLeaf;

    /// <summary>The leaf hashes of facts 1 to N; empty unless <see cref="HasEveryLeaf"/>.</summary>
    public ReadOnlySpan<Hash32> LeafHashes => CollectionsMarshal.AsSpan(_leafHashes);

    /// <summary>The number of facts: the lines of <c>facts.txt</c> and of <c>handover.txt</c>.</summary>
    public long Count { get; private set; }

    /// <summary>The case of the first fact.</summary>
    public CaseId? Case { get; private set; }

    /// <summary>True once <c>facts.txt</c> was read to its end.</summary>
    public bool WasRead { get; private set; }

    /// <summary>False if a line holds no leaf, so that nothing can be derived from the leaves.</summary>
    public bool HasEveryLeaf => !_lacksLeaf && WasRead;

    public long Bare { get; private set; }

    public long Opened { get; private set; }

    public long Unopened { get; private set; }

    public long Signatures { get; private set; }

    public ReceivedItems Items => _items;

    /// <summary>The last fact, from <c>handover.txt</c>; null if there is no line.</summary>
    public FactLine? Handover { get; private set; }

    /// <summary>The leaf hash of the fact before the handover; null if that line holds no leaf.</summary>
    public Hash32? CaseHead { get; private set; }

    /// <summary>The list of what is withheld, once the facts were read.</summary>
    public WithheldPart Withheld => _withheld ?? throw new InvalidOperationException("Read comes first.");

    /// <summary>Reads <c>facts.txt</c>, <c>withheld.txt</c> and <c>handover.txt</c>.</summary>
    public void Read(Jwk? key, int lanes, Progress? progress)
    {
        _withheld = new WithheldPart(files, faults);
        var batch = new FactBatch();
        if (files.OpenLines(PackagePaths.Facts) is { } lines)
        {
            while (batch.Fill(lines))
            {
                batch.Parse(key, lanes);
                for (var i = 0; i < batch.Count; i++) Take(batch[i].Fact, batch[i].Offset, batch[i].Fault);
                progress?.Add("facts", batch.Count);
            }

            WasRead = files.Close(lines);
            if (WasRead && Count == 0) faults.Add(Codes.FactMalformed, PackagePaths.Facts, "It has no fact.");
        }

        _withheld.Finish(files);
        CaseHead = Count > 0 ? _before : null;
        ReadHandover(batch, key);
    }

    private void Take(FactLine fact, long offset, string? lineFault)
    {
        long k = Count + 1;
        TakePlace(fact, PackagePaths.Facts, offset, lineFault, isPlaced: true);
        if (fact.IsBare)
        {
            Bare++;
            Withheld.ExpectFact(k);
        }
        else if (fact.Leaf is null)
        {
            Withheld.Skip(k);
        }

        if (fact.IsBare || fact.Leaf is null) return;
        Opened += fact.Opened.Count;
        foreach (Hash32 digest in fact.Unopened())
        {
            Unopened++;
            Withheld.ExpectField(k, digest);
        }

        _items.Take(fact);
    }

    private void TakePlace(FactLine fact, string path, long offset, string? lineFault, bool isPlaced)
    {
        long k = ++Count;
        if (lineFault is not null) Report(Codes.FactMalformed, path, offset, k, lineFault);
        foreach ((string code, int at, string message) in fact.Faults)
            Report(code, path, offset + at, k, message);
        Signatures += fact.Signatures;
        if (fact.Leaf is null) _lacksLeaf = true;
        else if (isPlaced) CheckPlace(fact.Leaf, path, offset, k);
        _before = fact.Leaf is null ? null : fact.LeafHash;
        if (_lacksLeaf) _leafHashes.Clear();
        else _leafHashes.Add(fact.LeafHash);
    }

    private void CheckPlace(Leaf leaf, string path, long offset, long k)
    {
        if (leaf.N != k) Report(Codes.FactNumber, path, offset, k, $"The fact gives itself number {leaf.N}.");
        Case ??= leaf.CaseId;
        if (leaf.CaseId != Case) Report(Codes.FactCase, path, offset, k, $"It is of case {leaf.CaseId}.");
        if (_before is { } before && leaf.Prev != before)
            Report(Codes.FactChain, path, offset, k, "It does not name the leaf hash of the fact before.");
    }

    private void ReadHandover(FactBatch batch, Jwk? key)
    {
        if (files.OpenLines(PackagePaths.Handover) is not { } lines) return;
        if (batch.Fill(lines))
        {
            batch.Parse(key, lanes: 1);
            Handover = batch[0].Fact;

            // Its place is that after facts.txt; without that file nobody can tell.
            TakePlace(Handover, PackagePaths.Handover, batch[0].Offset, batch[0].Fault, isPlaced: WasRead);
        }

        long count = lines.Count;
        while (lines.TryRead(out _)) count++;
        if (files.Close(lines) && count != 1)
            faults.Add(
                Codes.FactMalformed, PackagePaths.Handover, $"It has {count} lines where one was expected.");
    }

    private void Report(string code, string path, long offset, long k, string message) =>
        faults.Add(new Fault(code, path, offset, $"Fact {k}: {message}"));
}
