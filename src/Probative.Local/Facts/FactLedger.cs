using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Local.Remembering;

namespace Probative.Local.Facts;

/// <summary>
/// Records facts: prepared on the caller's thread, placed and committed by the one writer, published behind.
/// </summary>
internal sealed class FactLedger : IFactLedger
{
    /// <summary>The actor of what the program itself records (docs/spec/facts.md).</summary>
    public const string ProgramActor = "probative";

    private readonly IFactStore _store;
    private readonly ReadingLedger _reading;
    private readonly GroupCommit _commit;
    private readonly TilePublisher _publisher;
    private readonly Keyring _keyring;
    private readonly DurableThread _durable;
    private readonly AcceptanceClock _clock;
    private readonly CaseId _ownSequence;
    private readonly CheckpointMemory? _memory;
    private readonly Shredder _shredder;

    public FactLedger(
        IFactStore store,
        ReadingLedger reading,
        GroupCommit commit,
        TilePublisher publisher,
        Keyring keyring,
        DurableThread durable,
        Shredder shredder,
        TimeProvider clock,
        CaseId ownSequence,
        CheckpointMemory? memory)
    {
        _store = store;
        _reading = reading;
        _commit = commit;
        _publisher = publisher;
        _keyring = keyring;
        _durable = durable;
        _shredder = shredder;
        _clock = new AcceptanceClock(clock, store.LatestAt);
        _ownSequence = ownSequence;
        _memory = memory;
    }

    public long Size => _store.Size;

    public async Task<Appended> OpenCaseAsync(IFact first, string actor, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var @case = CaseId.Draw();

        // A crash between the two leaves a key that opens nothing.
        await _durable.RunAsync(fs => _keyring.AddCase(fs, @case));
        return await AppendAsync(@case, first, actor, ct);
    }

    public Task<Appended> AppendAsync(CaseId @case, IFact fact, string actor, CancellationToken ct)
    {
        // Once accepted a fact cannot be called back: it may be durable already when the caller changes its
        // mind.
        ct.ThrowIfCancellationRequested();
        return _commit.AppendAsync(Prepare(@case, fact, actor, _clock.Accept(RecordRegression)));
    }

    public async Task<byte[]> PublishAsync(CancellationToken ct)
    {
        var note = await _publisher.PublishAsync(ct);
        if (_memory is not null) await _durable.RunAsync(_ => _memory.Remember(note));
        return note;
    }

    public Task<IReadOnlyList<Appended>> DestroyAsync(DestructionOrder order, CancellationToken ct)
    {
        // Once begun it goes to its end: half of a destruction is what nobody asked for.
        ct.ThrowIfCancellationRequested();
        return _shredder.RunAsync(
            order,
            (fact, key) => PreparedFact.Prepare(
                order.Case, key, fact, order.Actor, _clock.Accept(RecordRegression)));
    }

    public IAsyncEnumerable<RecordedFact> ReadAsync(long from, long to, CancellationToken ct) =>
        _reading.ReadAsync(from, to, ct);

    public IAsyncEnumerable<RecordedFact> ReadCaseAsync(
        CaseId @case, long fromNumber, CancellationToken ct) =>
        _reading.ReadCaseAsync(@case, fromNumber, ct);

    private PreparedFact Prepare(CaseId @case, IFact fact, string actor, Acceptance accepted)
    {
        var key = _keyring.CaseKey(@case)
            ?? throw new InvalidOperationException($"No case {@case} is open in this vault.");
        return PreparedFact.Prepare(@case, key, fact, actor, accepted);
    }

    /// <summary>
    /// Queues the fact that the clock went back before the one that noticed it. Nobody waits for it by
    /// itself: it is in the same group or an earlier one, so it is durable when that fact is.
    /// </summary>
    private void RecordRegression(ClockWentBack fact, Acceptance accepted) =>
        _commit.AppendAsync(Prepare(_ownSequence, fact, ProgramActor, accepted)).ContinueWith(
            _ => _clock.Remember(fact.Was),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
}
