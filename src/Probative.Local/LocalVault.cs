using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Auditing;

namespace Probative.Local;

/// <summary>A vault in a folder: facts in SQLite, everything else in plain files.</summary>
public sealed class LocalVault : IVault
{
    private readonly VaultParts _parts;

    internal LocalVault(VaultParts parts) => _parts = parts;

    public CaseId OwnSequence => _parts.OwnSequence;

    public IFactLedger Ledger => _parts.Ledger;

    public ILogReader Log => _parts.Log;

    public IItemStore Items => _parts.Items;

    public IItemStore Derivatives => _parts.Derivatives;

    public IViews Views => _parts.Views;

    public HandoverKey HandoverKey => _parts.HandoverKey;

    public TimeProvider Clock => _parts.Clock;

    /// <summary>
    /// Why this machine could not remember the last checkpoint outside the vault; null when it could, or was
    /// not asked to. It changes nothing of what was done.
    /// </summary>
    public Problem? NotRemembered => _parts.Memory?.Failure;

    /// <summary>Changes what opens the keys; null in a vault that is open for reading.</summary>
    public VaultKeys? Keys => _parts.Keys;

    /// <summary>
    /// Completes when the integrity of the record came in doubt: this writer stopped, and loading the vault
    /// anew is the recovery. Null in a vault that is open for reading.
    /// </summary>
    public Task<IntegrityException>? Doubted => _parts.Doubted;

    /// <summary>The folder.</summary>
    public string Directory => _parts.Directory;

    /// <summary>Who opened or took out what; apart from the ledger.</summary>
    public AccessLog Access => _parts.Access;

    /// <summary>Makes a vault in a new or empty folder, and publishes its first facts.</summary>
    public static Task<CreationOutcome> CreateAsync(CreationRequest request, CancellationToken ct) =>
        VaultCreation.CreateAsync(request, ct);

    /// <summary>
    /// Opens a vault as its one writer, after checking that the ledger continues the published log, and
    /// publishes what a crash left unpublished.
    /// </summary>
    /// <exception cref="Probative.Ledger.IntegrityException">The log cannot be continued.</exception>
    public static Task<OpeningOutcome> OpenForWritingAsync(VaultRequest request, CancellationToken ct) =>
        VaultOpening.OpenForWritingAsync(request, ct);

    /// <summary>Opens a vault for reading: beside a writer, and on media that take no writes.</summary>
    public static OpeningOutcome OpenForReading(VaultRequest request) => VaultReading.Open(request);

    public ValueTask DisposeAsync() => _parts.DisposeAsync();
}
