using System.Runtime.CompilerServices;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;

namespace Probative.Tests.Views;

/// <summary>A ledger without a disk: real facts with real leaves, kept in a list.</summary>
internal sealed class MemoryLedger : IFactLedger
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly List<RecordedFact> _facts = [];
    private readonly Dictionary<CaseId, (long Number, Hash32 Leaf)> _heads = [];

    public long Size => _facts.Count;

    public RecordedFact this[long index] => _facts[(int)index];

    /// <summary>
    /// Records a fact; fields that <paramref name="destroyed"/> names cannot be opened any more.
    /// </summary>
    public RecordedFact Append(CaseId @case, IFact fact, string actor, Func<string, bool>? destroyed = null)
    {
        var fields = new FactFields();
        fields.Add("type", fact.Type);
        fields.Add("at", Start.AddMilliseconds(Size));
        fields.Add("actor", actor);
        fact.Write(fields);

        var builder = new FactBuilder(@case);
        foreach (var field in fields.All) builder.Add(field.Name, field.Value);
        var draft = builder.Build();
        var (number, prev) = _heads.GetValueOrDefault(@case);
        var leaf = draft.ToLeaf(number + 1, prev);
        var recorded = new RecordedFact
        {
            Index = Size,
            Case = @case,
            Number = number + 1,
            LeafHash = TreeHash.Leaf(leaf),
            Leaf = leaf,
            Disclosures = [.. draft.Disclosures.Where(field => destroyed?.Invoke(field.Name) != true)],
        };
        _heads[@case] = (number + 1, recorded.LeafHash);
        _facts.Add(recorded);
        return recorded;
    }

    public async IAsyncEnumerable<RecordedFact> ReadAsync(
        long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        for (var index = from; index < to; index++)
        {
            ct.ThrowIfCancellationRequested();
            yield return _facts[(int)index];
        }
    }

    public Task<Appended> AppendAsync(CaseId @case, IFact fact, string actor, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Appended> OpenCaseAsync(IFact first, string actor, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Appended>> DestroyAsync(DestructionOrder order, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<byte[]> PublishAsync(CancellationToken ct) => throw new NotSupportedException();

    public IAsyncEnumerable<RecordedFact> ReadCaseAsync(
        CaseId @case, long fromNumber, CancellationToken ct) =>
        throw new NotSupportedException();
}
