using System.Runtime.CompilerServices;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>A ledger of real leaves and a real log in memory, with salts that a seed decides.</summary>
internal sealed class MemoryLedger(TimeProvider clock, SignerKey signer, int seed) : IFactLedger, ILogReader
{
    private readonly Random _salts = new(seed);
    private readonly List<RecordedFact> _facts = [];
    private readonly Dictionary<CaseId, (long Number, Hash32 Head)> _heads = [];
    private byte[] _note = [];
    private ulong _published;

    /// <summary>Called before each append: where a test lets something happen in between.</summary>
    public Action<IFact>? Appending { get; set; }

    public IReadOnlyList<RecordedFact> All => _facts;

    public long Size => _facts.Count;

    public VerifierKey Vkey => signer.Verifier;

    public async Task<Appended> OpenCaseAsync(IFact first, string actor, CancellationToken ct) =>
        await AppendAsync(CaseId.Draw(), first, actor, ct);

    public Task<Appended> AppendAsync(CaseId @case, IFact fact, string actor, CancellationToken ct)
    {
        Appending?.Invoke(fact);
        var fields = new FactFields();
        fact.Write(fields);
        var builder = new FactBuilder(@case)
            .Add("type", fact.Type)
            .Add("at", FactTime.Format(clock.GetUtcNow()))
            .Add("actor", actor);
        foreach (var field in fields.All) builder.Add(field.Name, field.Value);
        var draft = builder.Build(salts => _salts.NextBytes(salts));
        var (number, head) = _heads.GetValueOrDefault(@case);
        var leaf = draft.ToLeaf(number + 1, head);
        var hash = TreeHash.Leaf(leaf);
        _heads[@case] = (number + 1, hash);
        _facts.Add(new RecordedFact
        {
            Index = _facts.Count,
            Case = @case,
            Number = number + 1,
            LeafHash = hash,
            Leaf = leaf,
            Disclosures = draft.Disclosures,
        });
        return Task.FromResult(new Appended(@case, _facts.Count - 1, number + 1, hash));
    }

    /// <summary>Destroys some fields of a fact, as a shredded key does.</summary>
    public void Destroy(long index, Func<Disclosure, bool> which)
    {
        var fact = _facts[(int)index];
        _facts[(int)index] = fact with { Disclosures = [.. fact.Disclosures.Where(d => !which(d))] };
    }

    public Task<IReadOnlyList<Appended>> DestroyAsync(DestructionOrder order, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<byte[]> PublishAsync(CancellationToken ct)
    {
        _published = (ulong)_facts.Count;
        NodeId[] peaks = NodeId.Peaks(_published);
        var root = TreeHash.Fold(peaks.Select(Node).ToArray());
        _note = new Checkpoint(signer.Name, _published, root).Sign(signer).ToBytes();
        return Task.FromResult(_note);
    }

    public async IAsyncEnumerable<RecordedFact> ReadAsync(
        long fromIndex, long toIndex, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var i = fromIndex; i < toIndex; i++)
        {
            await Task.CompletedTask;
            yield return _facts[(int)i];
        }
    }

    public async IAsyncEnumerable<RecordedFact> ReadCaseAsync(
        CaseId @case, long fromNumber, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var fact in _facts.Where(f => f.Case == @case && f.Number >= fromNumber).ToList())
        {
            await Task.CompletedTask;
            yield return fact;
        }
    }

    public (Checkpoint Checkpoint, byte[] Note) Latest()
    {
        Assert.True(SignedNote.TryParse(_note, out var note, out _));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint, out _));
        return (checkpoint, _note);
    }

    public Hash32 Node(NodeId node)
    {
        Assert.True(node.IsIn(_published));
        return node.Level == 0
            ? _facts[(int)node.Index].LeafHash
            : TreeHash.Node(
                Node(new NodeId(node.Level - 1, node.Index * 2)),
                Node(new NodeId(node.Level - 1, (node.Index * 2) + 1)));
    }
}
