using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>
/// Makes a backup of a vault and brings it up to date. It takes no lock of the vault and writes nothing
/// there, so that it works beside a writer and from media that take no writes; and it needs no keys, but to
/// tell bytes that were destroyed from bytes that were lost.
/// </summary>
public sealed class BackupMaker(VaultRequest request) : ICommandHandler<MakeBackup>
{
    // A destruction takes seconds; one that meets every attempt is one of many.
    private const int Attempts = 3;

    public IAsyncEnumerable<CommandEvent> RunAsync(MakeBackup command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(MakeBackup command, Action<CommandEvent> tell, CancellationToken ct)
    {
        if (BackupPlaces.Refuse(request.Directory, command.To, command.Keys) is { } misplaced)
        {
            Refuse(tell, misplaced);
            return;
        }

        if (BackupPlaces.OpenVault(request.Directory, out var refusal) is not { } vault)
        {
            Refuse(tell, refusal!);
            return;
        }

        using (vault)
        {
            var (target, taken) = await BackupTarget.OpenAsync(command.To);
            if (target is null)
            {
                Refuse(tell, taken!);
                return;
            }

            await using (target)
            {
                await RunAsync(command, vault, target, tell, ct);
            }
        }
    }

    private async Task RunAsync(
        MakeBackup command,
        PosixFs vault,
        BackupTarget target,
        Action<CommandEvent> tell,
        CancellationToken ct)
    {
        using var rows = BackupRows.Open(vault);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var run = new BackupRunning(vault, rows, target, request, command, tell);
            if (run.Refuse() is { } refusal)
            {
                Refuse(tell, refusal);
                return;
            }

            if (!await run.RunAsync(ct)) continue;
            tell(new CommandEvent.Finished(
                run.Failed == 0 ? Ending.Done : Ending.DoneWithFailures, run.ToJson()));
            return;
        }

        Refuse(tell, BackupRefusal.KeysChanging(vault.FullPath("")));
    }

    private static void Refuse(Action<CommandEvent> tell, Refusal refusal)
    {
        tell(new CommandEvent.Noted(refusal.Problem));
        tell(new CommandEvent.Finished(refusal.Ending, null));
    }
}
