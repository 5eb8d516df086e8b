using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// The ledger of a vault that is open for reading, and the reading half of one that is open for writing.
/// </summary>
internal sealed class ReadingLedger(IFactRows sizes, FactReading reading) : IFactLedger, IDisposable
{
    private readonly Lock _gate = new();

    public long Size
    {
        get
        {
            lock (_gate) return sizes.Size();
        }
    }

    public Task<Appended> OpenCaseAsync(IFact first, string actor, CancellationToken ct) => throw ReadOnly();

    public Task<Appended> AppendAsync(CaseId @case, IFact fact, string actor, CancellationToken ct) =>
        throw ReadOnly();

    public Task<IReadOnlyList<Appended>> DestroyAsync(DestructionOrder order, CancellationToken ct) =>
        throw ReadOnly();

    public Task<byte[]> PublishAsync(CancellationToken ct) => throw ReadOnly();

    public IAsyncEnumerable<RecordedFact> ReadAsync(long from, long to, CancellationToken ct) =>
        reading.ReadAsync(from, to, ct);

    public IAsyncEnumerable<RecordedFact> ReadCaseAsync(
        CaseId @case, long fromNumber, CancellationToken ct) =>
        reading.ReadCaseAsync(@case, fromNumber, ct);

    public void Dispose()
    {
        reading.Dispose();
        sizes.Dispose();
    }

    private static InvalidOperationException ReadOnly() => new("This vault was opened for reading.");
}
