using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Checking;
using Probative.Local.Keys;
using Probative.Preservation;
using Probative.Web.House;

namespace Probative.Cli.Running;

/// <summary>
/// The vault that a server holds: opened once, as its one writer, and closed with the server or when another
/// takes its place.
/// </summary>
internal sealed class HeldVault(string? sample) : IHouse, IAsyncDisposable
{
    /// <summary>Told to everybody by `./run`: the sample is invented, and nothing in it matters.</summary>
    private const string SamplePassphrase = "sample passphrase, invented";

    private const string Command = "serve";

    private readonly SemaphoreSlim _changing = new(1);
    private readonly TaskCompletionSource<IntegrityException> _doubted =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalVault? _vault;
    private VaultCommands? _commands;
    private Func<OpenVault, Task<IAsyncDisposable?>>? _begin;
    private IAsyncDisposable? _beside;

    public OpenVault? AtHand { get; private set; }

    /// <summary>Completes when the writer of a held vault stopped: its server is to end then.</summary>
    public Task<IntegrityException> Doubted => _doubted.Task;

    public string Tool => Cli.Tool.NameAndVersion;

    public string? Sample => sample;

    public IReadOnlyList<CommandForm> Commands => CommandRoutes.Forms;

    public TimeProvider Clock => TimeProvider.System;

    public async Task<VaultOpened> OpenAsync(string folder, string? passphrase, CancellationToken ct)
    {
        var given = IsSample(folder) ? SamplePassphrase : passphrase;
        VaultSecret secret = given is { Length: > 0 }
            ? new VaultSecret.Passphrase(given)
            : new VaultSecret.Nothing();
        var request = new VaultRequest
        {
            Directory = folder,
            Secret = secret,
            Command = Command,
            Tool = Tool,
            Memory = Surroundings.StateFolder,
        };
        await _changing.WaitAsync(ct);
        try
        {
            switch (await LocalVault.OpenForWritingAsync(request, ct))
            {
                case OpeningOutcome.Opened(var vault, var notes):
                    return new VaultOpened.Open(await TakeAsync(vault), notes);
                case OpeningOutcome.Refused(var refusal):
                    return new VaultOpened.Refused(refusal.Problem);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    public async Task<VaultMade> MakeAsync(NewVault wanted, CancellationToken ct)
    {
        var request = new CreationRequest
        {
            Directory = wanted.Folder,
            Protection = new KeyProtection.Passphrase(wanted.Passphrase),
            Tool = Tool,
            Memory = Surroundings.StateFolder,
        };
        await _changing.WaitAsync(ct);
        try
        {
            switch (await LocalVault.CreateAsync(request, ct))
            {
                case CreationOutcome.Created(var vault, var recovery):
                    var held = await TakeAsync(vault);
                    var add = new AddMember { By = null, MemberName = wanted.Member };
                    await foreach (var happened in new MemberAdder(vault).RunAsync(add, ct))
                    {
                        if (happened is CommandEvent.Noted(var problem))
                            return new VaultMade.Refused(problem);
                    }

                    var found = await new MemberRoll(vault).FindAsync(wanted.Member, ct);
                    return new VaultMade.Made(
                        held, ((MemberFound.One)found).Member, recovery!.ToString());
                case CreationOutcome.Refused(var refusal):
                    return new VaultMade.Refused(refusal.Problem);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    public async IAsyncEnumerable<CommandEvent> CheckAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var request = new CheckRequest
        {
            Directory = AtHand?.Folder ?? "",
            Secret = new VaultSecret.Nothing(),
            WithoutKeys = true,
            Memory = Surroundings.StateFolder,
        };
        switch (VaultChecker.Open(request))
        {
            case CheckOpening.Refused(var refusal):
                foreach (var told in Answer.Refused(refusal.Problem).Events()) yield return told;
                break;
            case CheckOpening.Ready(var checker):
                using (checker)
                {
                    await foreach (var told in checker.RunAsync(new CheckVault(), ct)) yield return told;
                }

                break;
        }
    }

    /// <summary>
    /// Begins what goes beside a vault as long as it is held (its socket), for the one at hand and for every
    /// one that takes its place.
    /// </summary>
    public async Task AccompanyAsync(Func<OpenVault, Task<IAsyncDisposable?>> begin)
    {
        await _changing.WaitAsync();
        try
        {
            _begin = begin;
            if (AtHand is { } held) _beside = await begin(held);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        AtHand = null;
        await LeaveAsync(_vault, _commands, _beside);
        _changing.Dispose();
    }

    /// <summary>Holds a vault that is open, in the place of the one before.</summary>
    public async Task<OpenVault> TakeAsync(LocalVault vault)
    {
        var (before, commands, beside) = (_vault, _commands, _beside);
        (_vault, _commands, _beside) = (vault, new VaultCommands(vault), null);
        AtHand = new OpenVault(
            Path.GetFullPath(vault.Directory), vault, _commands, IsSample(vault.Directory));
        if (vault.Doubted is { } doubted) _ = HearAsync(doubted);
        await LeaveAsync(before, commands, beside);
        if (_begin is not null) _beside = await _begin(AtHand);
        return AtHand;
    }

    private async Task HearAsync(Task<IntegrityException> doubted) => _doubted.TrySetResult(await doubted);

    /// <summary>
    /// Lets a vault go: nothing comes in any more, what goes on records its end, and then it is closed.
    /// </summary>
    private static async Task LeaveAsync(
        LocalVault? vault, VaultCommands? commands, IAsyncDisposable? beside)
    {
        if (vault is null) return;
        var ending = commands!.DisposeAsync();
        if (beside is not null) await beside.DisposeAsync();
        await ending;
        await vault.DisposeAsync();
    }

    private bool IsSample(string folder) =>
        sample is not null && Path.GetFullPath(folder) == Path.GetFullPath(sample);
}
