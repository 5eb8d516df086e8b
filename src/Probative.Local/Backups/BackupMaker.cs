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
        if (RefusePlaces(command) is { } misplaced)
        {
            Refuse(tell, misplaced);
            return;
        }

        if (PosixFs.TryOpen(request.Directory) is not { } vault)
        {
            Refuse(tell, VaultRefusal.NoVault(request.Directory));
            return;
        }

        using (vault)
        {
            if (Unreadable(vault) is { } refusal)
            {
                Refuse(tell, refusal);
                return;
            }

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

    private Refusal? RefusePlaces(MakeBackup command)
    {
        if (RealPath.AreWithin(command.To, request.Directory))
        {
            return BackupRefusal.InsideVault(command.To);
        }

        if (command.Keys is not { } keys) return null;
        if (RealPath.IsWithin(keys, command.To) || RealPath.IsWithin(keys, request.Directory))
        {
            return BackupRefusal.KeysInside(keys);
        }

        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(keys)))
            ? null
            : BackupRefusal.KeysNowhere(keys);
    }

    private static Refusal? Unreadable(PosixFs vault)
    {
        if (DescriptionOpening.Read(vault, out var refusal) is null) return refusal;
        return vault.IsReadOnly && vault.SizeBytes(VaultPath.FactDatabase + "-wal") is > 0
            ? VaultRefusal.LogOnReadOnlyMedium(vault.FullPath(VaultPath.FactDatabase))
            : null;
    }

    private static void Refuse(Action<CommandEvent> tell, Refusal refusal)
    {
        tell(new CommandEvent.Noted(refusal.Problem));
        tell(new CommandEvent.Finished(refusal.Ending, null));
    }
}
