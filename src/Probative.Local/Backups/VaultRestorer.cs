using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Keys;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>
/// Restores a vault from a backup and a copy of its key file. What is missing or damaged is named one by one;
/// what comes of it can be read at once, and signs nothing before it was confirmed.
/// </summary>
/// <param name="secret">What opens the key file.</param>
/// <param name="clock">The operator's clock.</param>
public sealed class VaultRestorer(VaultSecret secret, TimeProvider clock) : ICommandHandler<RestoreBackup>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(RestoreBackup command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(RestoreBackup command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var source = BackupSource.Open(command.From, command.Identities, out var refusal, ct);
        using (source)
        {
            if (source is null || OpenKeys(command, source, out var keys, out refusal) is not { } keyring)
            {
                Refuse(tell, refusal!);
                return;
            }

            if (command.From.Any(from => RealPath.AreWithin(command.To, from)))
            {
                Refuse(tell, BackupRefusal.InsideVault(command.To));
                return;
            }

            // Before anything is written: a record with a gap is no record.
            if (FindDamagedSegments(source, tell, ct) > 0)
            {
                tell(new CommandEvent.Finished(Ending.DamageFound, null));
                return;
            }

            var (target, taken) = await RestoreTarget.OpenAsync(command.To, clock);
            if (target is null)
            {
                Refuse(tell, taken!);
                return;
            }

            await using (target)
            {
                tell(await new RestoreRunning(source, target, keyring, keys!, clock, tell).RunAsync(ct));
            }
        }
    }

    private Keyring? OpenKeys(
        RestoreBackup command, BackupSource source, out byte[]? bytes, out Refusal? refusal)
    {
        bytes = null;
        var path = Path.GetFullPath(command.Keyring);
        using var folder = PosixFs.TryOpen(Path.GetDirectoryName(path) ?? "/");
        bytes = folder?.Read(Path.GetFileName(path), KeyringFile.LimitBytes);
        if (KeyringOpening.Open(bytes, path, secret, out refusal) is not { } keyring) return null;

        // The vault's own sequence is named by chance: no other vault has a key for it.
        if (keyring.CaseKey(source.Description.OwnSequence) is not null) return keyring;
        refusal = BackupRefusal.KeysOfOther(path);
        return null;
    }

    private static int FindDamagedSegments(
        BackupSource source, Action<CommandEvent> tell, CancellationToken ct)
    {
        var damaged = 0;
        foreach (var segment in source.Description.Segments)
        {
            ct.ThrowIfCancellationRequested();
            if (source.Read(segment, out var problem) is not null) continue;
            damaged++;
            tell(new CommandEvent.Noted(problem!));
        }

        return damaged;
    }

    private static void Refuse(Action<CommandEvent> tell, Refusal refusal)
    {
        tell(new CommandEvent.Noted(refusal.Problem));
        tell(new CommandEvent.Finished(refusal.Ending, null));
    }
}
