using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Vault;

/// <summary>An open vault, as the casework sees it. Opened for writing by one process at a time.</summary>
public interface IVault : IAsyncDisposable
{
    /// <summary>The case id of the vault's own sequence (log index 0).</summary>
    CaseId OwnSequence { get; }

    IFactLedger Ledger { get; }
    ILogReader Log { get; }
    IItemStore Items { get; }

    /// <summary>
    /// Bytes that we made from items or that facts are too small for (manifests, long lists), by digest.
    /// </summary>
    IItemStore Derivatives { get; }

    IViews Views { get; }

    /// <summary>Signs the SD-JWTs of handovers and receipts; introduced by a `KeyIntroduced` fact.</summary>
    HandoverKey HandoverKey { get; }

    TimeProvider Clock { get; }
}
