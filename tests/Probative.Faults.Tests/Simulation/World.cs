using System.Security.Cryptography;
using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local;
using Probative.Local.Durable;
using Probative.Local.Keys;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// A vault on a simulated disk: made, filled, published, while a judge looks at what a crash would leave
/// after every single operation. Now and then the vault is opened again from such a state.
/// </summary>
internal sealed class World : IDisposable
{
    private const int ReopenEvery = 25;

    private readonly SimulatedDisk _disk = new();
    private readonly SimulatedFactStore _store;
    private readonly SeededBug? _bug;
    private readonly Random _random;
    private readonly int _statesPerStep;
    private int _steps;

    public World(int seed, int statesPerStep, SeededBug? bug = null)
    {
        (_random, _statesPerStep, _bug) = (new Random(seed), statesPerStep, bug);
        Judge = new Judge(new Random(seed + 1));
        _store = new SimulatedFactStore { LosesLastCommit = bug?.LosesLastCommit ?? false };
        _disk.AfterStep = Look;
        _store.AfterCommit = () => _disk.Freeze(() =>
        {
            Look();
            return true;
        });
    }

    public Judge Judge { get; }

    public int Reopened { get; private set; }

    /// <summary>Runs until all items are taken in, or until a crash would break something.</summary>
    public async Task RunAsync(int items, CancellationToken ct)
    {
        var request = new CreationRequest
        {
            Directory = "simulated", Protection = new KeyProtection.FileModeOnly(), Tool = "simulation",
        };
        var medium = Medium(_disk, _store, _bug);
        var created = await VaultCreation.CreateAsync(medium, request, "simulated.invalid", ct);
        await using var vault = ((CreationOutcome.Created)created).Vault;
        Judge.IsMade = true;
        var opened = await vault.Ledger.OpenCaseAsync(Opening(), "examiner", ct);
        Judge.Case = opened.Case;
        Judge.AcknowledgedFacts = _store.Size;

        var done = 0;
        while (done < items && Judge.Broken is null)
        {
            var together = Math.Min(items - done, _random.Next(1, 9));
            await Task.WhenAll(
                Enumerable.Range(0, together).Select(_ => TakeInAsync(vault, opened.Case, ct)));
            done += together;
            if (_random.Next(3) == 0) await PublishAsync(vault, ct);
        }

        await PublishAsync(vault, ct);
    }

    private async Task TakeInAsync(LocalVault vault, CaseId @case, CancellationToken ct)
    {
        var bytes = RandomNumberGenerator.GetBytes(_random.Next(0, 6000));
        _disk.Freeze(() =>
        {
            Judge.AddItem(bytes);
            return true;
        });
        Task<Appended>? early = null;
        if (_bug?.RecordsBeforeStoring == true)
        {
            early = Append(vault, @case, Hash32.Of(bytes), bytes.Length, ct);
        }

        await using var intake = vault.Items.Begin(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            await intake.AdvanceAsync(count, ct);
            at += count;
        }

        var stored = await intake.CommitAsync(ct);
        await (early ?? Append(vault, @case, stored.Sha256, stored.SizeBytes, ct));
        _disk.Freeze(() => Judge.AcknowledgedFacts++);
    }

    /// <summary>The digest is noted and the fact queued in one step: their orders must agree.</summary>
    private Task<Appended> Append(
        LocalVault vault, CaseId @case, Hash32 sha256, long size, CancellationToken ct) =>
        _disk.Freeze(() =>
        {
            Judge.Named.Add(sha256);
            return vault.Ledger.AppendAsync(@case, Receipt(sha256, size), "examiner", ct);
        });

    private async Task PublishAsync(LocalVault vault, CancellationToken ct)
    {
        await vault.Ledger.PublishAsync(ct);
        var size = (long)vault.Log.Latest().Checkpoint.Size;
        _disk.Freeze(() => Judge.PublishedSize = size);
    }

    public void Dispose() => _store.Dispose();

    private void Look()
    {
        var crashed = Judge.Draw(_disk, _store, _statesPerStep);
        if (crashed is not null && Judge.Broken is null && Judge.IsMade && ++_steps % ReopenEvery == 0)
        {
            Reopen(crashed).GetAwaiter().GetResult();
        }
    }

    /// <summary>
    /// The program itself must open what the judge lets pass, and bring everything to a checkpoint.
    /// </summary>
    private async Task Reopen(CrashedDisk crashed)
    {
        var store = new SimulatedFactStore(_store.Durable, _store.LatestAt, _store.Unfinished());
        var request = new VaultRequest
        {
            Directory = "simulated", Secret = new VaultSecret.Nothing(), Command = "simulation",
        };
        var outcome = await VaultOpening.OpenForWritingAsync(
            Medium(crashed.Restart(), store, null), request, CancellationToken.None);
        await using var vault = ((OpeningOutcome.Opened)outcome).Vault;
        Xunit.Assert.Equal(store.Size, (long)vault.Log.Latest().Checkpoint.Size);
        Reopened++;
    }

    private static VaultMedium Medium(SimulatedDisk disk, SimulatedFactStore store, SeededBug? bug) => new()
    {
        Fs = bug is null ? disk : (IVaultFs)new BuggyFs(disk, bug),
        CreateFacts = () => store,
        OpenFacts = () => store,
        DiscardFacts = () => throw new InvalidOperationException("No making is interrupted here."),
    };

    private static CaseOpened Opening() => new()
    {
        Name = "Simulated", Purpose = "test", LegalBasis = "none", ReviewDate = "2032-01-01",
    };

    private static ItemReceived Receipt(Hash32 sha256, long size) => new()
    {
        Item = ItemId.New(),
        Sha256 = sha256,
        SizeBytes = size,
        Name = "file",
        From = null,
        How = null,
        Received = null,
        Conditions = null,
        Consent = null,
        Intake = IntakeId.New(),
        Path = "/simulated",
        Modified = null,
    };
}
