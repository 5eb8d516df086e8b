using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Locking;
using Probative.Preservation.Backups;

namespace Probative.Local.Views;

/// <summary>
/// Drops every view, and opens the vault, which makes them anew by replay of the facts; then writes the list
/// of the log's keys as the facts have it.
/// </summary>
public sealed class ViewRebuilder(VaultRequest request) : ICommandHandler<RebuildViews>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(RebuildViews command, CancellationToken ct) =>
        Answer.StreamAsync(RebuildAsync(ct));

    private async Task<Answer> RebuildAsync(CancellationToken ct)
    {
        if (await DropAsync() is { } refusal) return Refused(refusal);
        var opening = await LocalVault.OpenForWritingAsync(request, ct);
        if (opening is OpeningOutcome.Refused(var refused)) return Refused(refused);
        await using var vault = ((OpeningOutcome.Opened)opening).Vault;
        var facts = vault.Ledger.Size;
        await vault.Views.ReachAsync(facts, ct);
        var keys = await vault.Keys!.RewriteLogKeysAsync();
        return Answer.Done(new JsonObject
        {
            ["vault"] = Path.GetFullPath(request.Directory),
            ["views"] = ViewKind.Kept.Count,
            ["facts"] = facts,
            ["log_keys"] = keys,
        });
    }

    /// <summary>A crash inside leaves some views, or none: the next opening makes what is missing.</summary>
    private async Task<Refusal?> DropAsync()
    {
        if (PosixFs.TryOpen(request.Directory) is not { } fs) return VaultRefusal.NoVault(request.Directory);
        using (fs)
        {
            if (DescriptionOpening.Read(fs, out var refusal) is null) return refusal;
            using var durable = new DurableThread(fs, new Poison());
            return await durable.RunAsync(disk =>
            {
                using var held = WriterLock.TryTake(disk, request.Command, request.Clock, out var taken);
                if (held is null) return taken;
                UnfinishedVault.Clear(disk, VaultPath.Views);
                disk.SyncDirectory(VaultPath.Views);
                return null;
            });
        }
    }

    private static Answer Refused(Refusal refusal) =>
        new(refusal.Ending, null, [new CommandEvent.Noted(refusal.Problem)]);
}
