using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// Makes a backup of a vault in one age file. It takes no lock of the vault, writes nothing there, and needs
/// no keys of it.
/// </summary>
public sealed class ArchiveMaker(VaultRequest request) : ICommandHandler<MakeArchive>
{
    // A destruction takes seconds; one that meets every attempt is one of many.
    private const int Attempts = 3;

    public IAsyncEnumerable<CommandEvent> RunAsync(MakeArchive command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(MakeArchive command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var recipients = AgeKeyFiles.Recipients(
            command.Recipients, command.RecipientFiles, command.To, out var refusal);
        if (recipients is null || (refusal = RefusePlaces(command)) is not null
            || BackupPlaces.OpenVault(request.Directory, out refusal) is not { } vault)
        {
            Refuse(tell, refusal!);
            return;
        }

        using (vault)
        {
            var earlier = ReadState(command, out refusal);
            if (refusal is not null)
            {
                Refuse(tell, refusal);
                return;
            }

            var (target, taken) = await ArchiveTarget.OpenAsync(command.To);
            if (target is null)
            {
                Refuse(tell, taken!);
                return;
            }

            using (target)
            {
                await RunAsync(command, vault, target, earlier, recipients, tell, ct);
            }
        }
    }

    private async Task RunAsync(
        MakeArchive command,
        PosixFs vault,
        ArchiveTarget target,
        ArchiveState? earlier,
        IReadOnlyList<AgeRecipient> recipients,
        Action<CommandEvent> tell,
        CancellationToken ct)
    {
        using var rows = BackupRows.Open(vault);
        try
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                var moment = new BackupMoment(vault, rows, request);
                if (moment.Refuse(earlier?.Description, command.State ?? "", command.Keys) is { } refusal)
                {
                    Refuse(tell, refusal);
                    return;
                }

                var run = new ArchiveRunning(moment, target, earlier, recipients, command, tell);
                if (!await run.RunAsync(ct)) continue;
                if (command.State is { } state) await WriteStateAsync(target, state, run.State);
                tell(new CommandEvent.Finished(
                    run.Failed == 0 ? Ending.Done : Ending.DoneWithFailures, run.ToJson()));
                return;
            }

            Refuse(tell, BackupRefusal.KeysChanging(vault.FullPath("")));
        }
        finally
        {
            await target.DiscardAsync();
        }
    }

    private Refusal? RefusePlaces(MakeArchive command)
    {
        if (BackupPlaces.Refuse(request.Directory, command.To, command.Keys) is { } misplaced)
            return misplaced;
        if (command.State is not { } state) return null;
        if (RealPath.IsWithin(state, request.Directory) || RealPath.IsWithin(state, command.To))
            return ArchiveRefusal.StateInside(state);
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(state)))
            ? null
            : BackupRefusal.KeysNowhere(state);
    }

    /// <summary>Null when there is none yet, and when there is a refusal.</summary>
    private static ArchiveState? ReadState(MakeArchive command, out Refusal? refusal)
    {
        refusal = null;
        if (command.State is null) return null;
        var path = Path.GetFullPath(command.State);
        using var folder = PosixFs.TryOpen(Path.GetDirectoryName(path)!);
        if (folder?.Read(Path.GetFileName(path), ArchiveState.LimitBytes) is not { } bytes) return null;
        if (ArchiveState.TryParse(bytes, out var state, out var fault)) return state;
        refusal = ArchiveRefusal.StateDamaged(path, fault);
        return null;
    }

    private static async Task WriteStateAsync(ArchiveTarget target, string to, ArchiveState state)
    {
        var path = Path.GetFullPath(to);
        using var folder = PosixFs.Create(Path.GetDirectoryName(path)!);
        await target.Durable.RunAsync(_ =>
            AtomicFile.Write(folder, Path.GetFileName(path), state.ToBytes(), Access.Secret));
    }

    private static void Refuse(Action<CommandEvent> tell, Refusal refusal)
    {
        tell(new CommandEvent.Noted(refusal.Problem));
        tell(new CommandEvent.Finished(refusal.Ending, null));
    }
}
