using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Local.Auditing;
using Probative.Local.Keys;
using Probative.Local.Remembering;

namespace Probative.Local;

/// <summary>What an open vault is made of, and the order in which it is taken apart.</summary>
internal sealed class VaultParts : IAsyncDisposable, IDisposable
{
    private readonly Stack<object> _owned = new();

    public CaseId OwnSequence { get; set; }
    public IFactLedger Ledger { get; set; } = null!;
    public ILogReader Log { get; set; } = null!;
    public IItemStore Items { get; set; } = null!;
    public IItemStore Derivatives { get; set; } = null!;
    public IViews Views { get; set; } = null!;
    public HandoverKey HandoverKey { get; set; } = null!;
    public SigningKeyChange SigningKeys { get; set; } = null!;
    public CheckpointMemory? Memory { get; set; }
    public TimeProvider Clock { get; set; } = TimeProvider.System;
    public VaultKeys? Keys { get; set; }
    public AccessLog Access { get; set; } = null!;
    public string Directory { get; set; } = "";

    /// <summary>Completes when the writer stopped; null in a reader.</summary>
    public Task<Probative.Ledger.IntegrityException>? Doubted { get; set; }

    /// <summary>Takes charge of a part: it is disposed after all that were added later.</summary>
    public T Own<T>(T part)
        where T : notnull
    {
        _owned.Push(part);
        return part;
    }

    /// <summary>For parts that end at once: those of a reader.</summary>
    public void Dispose()
    {
        while (_owned.TryPop(out var part)) ((IDisposable)part).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out var part))
        {
            if (part is IAsyncDisposable slow) await slow.DisposeAsync();
            else ((IDisposable)part).Dispose();
        }
    }
}
