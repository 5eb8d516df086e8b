using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Local.Items;
using Probative.Local.Keys;
using Probative.Local.Views;

namespace Probative.Local.Facts;

/// <summary>
/// Destroys fields of a case so that nothing in the vault's folder opens them any more, and no older copy of
/// its database does beside the keys of now. The order, with what a crash after each step leaves: <list
/// type="number"> <item>the case's next key is durable beside the present one: a key that opens nothing,
/// which the next writer removes;</item> <item>one commit: what goes is overwritten, what stays is wrapped by
/// the next key, the tombstones are recorded, and what follows is noted: from here on the destruction stands,
/// and the next writer goes on with it;</item> <item>the files of items, and of what was made of them, are
/// removed;</item> <item>the views are removed and made anew;</item> <item>the write-ahead log is
/// emptied;</item> <item>the next key takes the place of the present one: older copies of the database open
/// no more;</item> <item>the notes are removed: nothing is left to do.</item> </list> Doing any step twice
/// does it once.
/// </summary>
internal sealed class Shredder(
    GroupCommit commit, Keyring keyring, DurableThread durable, WriterViews views)
{
    /// <summary>The code of what is recorded as destroyed and of which something is left.</summary>
    public const string UnfinishedCode = "destruction-unfinished";

    /// <summary>Destroys; returns where the tombstones stand.</summary>
    /// <param name="order">What goes.</param>
    /// <param name="prepare">Prepares a tombstone, to be sealed by this key.</param>
    public async Task<IReadOnlyList<Appended>> RunAsync(
        DestructionOrder order, Func<IFact, byte[], PreparedFact> prepare)
    {
        // What an earlier one could not finish comes first: a case has one next key.
        foreach (var left in await commit.RunAloneAsync(store => store.Unfinished())) await FinishAsync(left);

        var @case = order.Case;
        var old = keyring.CaseKeysToOpen(@case);
        var next = await durable.RunAsync(fs => keyring.AddNext(fs, @case));
        var follows = new Shredding(@case, [
            .. order.Items.Select(sha256 => StoredItems.PathOf(VaultPath.Items, sha256)),
            .. order.Derivatives.Select(sha256 => StoredItems.PathOf(VaultPath.Derivatives, sha256)),
        ]);
        var rewrite = new CaseRewrite(order, old, next);
        var rewriting = new Rewriting(
            rewrite.Changes,
            () => [.. order.Tombstones(rewrite.Destroyed).Select(fact => prepare(fact, next))],
            follows);
        IReadOnlyList<Appended> appended;
        try
        {
            appended = await commit.RewriteAsync(rewriting, () => keyring.SealByNext(@case, next));
        }
        catch (StorageException)
        {
            // Nothing was committed, so nothing is sealed by the next key.
            await durable.RunAsync(fs => keyring.GiveUpNext(fs, @case));
            throw;
        }

        await FinishAsync(follows);
        return appended;
    }

    /// <summary>
    /// Goes on where a crash interrupted a destruction. Called by a writer that has taken over, before it
    /// opens the views.
    /// </summary>
    public static async Task RecoverAsync(DurableThread durable, IFactStore store, Keyring keyring)
    {
        foreach (var follows in store.Unfinished())
        {
            await durable.RunAsync(fs => RemoveFiles(fs, follows));
            await durable.RunAsync(ViewFolder.Empty);
            store.Purge();
            await durable.RunAsync(fs => keyring.PromoteNext(fs, follows.Case));
            store.Finish(follows.Case);
        }

        // A copy of the facts that was restored beside a key file of the same moment has no notes, and may be
        // sealed by the next key.
        foreach (var @case in keyring.Changing.ToList())
        {
            var isInUse = IsSealedByNext(store, keyring, @case);
            await durable.RunAsync(fs =>
            {
                if (isInUse) keyring.PromoteNext(fs, @case);
                else keyring.GiveUpNext(fs, @case);
            });
        }
    }

    private static bool IsSealedByNext(IFactStore store, Keyring keyring, CaseId @case)
    {
        // The first fact of a case keeps its own group for ever: its type cannot be destroyed.
        using var rows = store.OpenRows();
        return rows.ReadCase(@case, 1, 1) is [{ Sealed: [var group, ..] }]
            && keyring.NextCaseKey(@case) is { } next
            && Sealing.Rewrap([next], next, @case, group) is not null;
    }

    private async Task FinishAsync(Shredding follows)
    {
        try
        {
            await durable.RunAsync(fs => RemoveFiles(fs, follows));
            await views.RebuildAsync();
            await commit.RunAloneAsync(store => Done(store.Purge));
            await durable.RunAsync(fs => keyring.PromoteNext(fs, follows.Case));
            await commit.RunAloneAsync(store => Done(() => store.Finish(follows.Case)));
        }
        catch (StorageException refused) when (refused.Problem.Code != UnfinishedCode)
        {
            throw new StorageException(
                new Problem(
                    UnfinishedCode,
                    refused.Problem.Path,
                    $"It is recorded, and not all of it could be removed: {refused.Problem.Message}",
                    "Mend that, then run any command that writes: it finishes."),
                refused);
        }
    }

    private static void RemoveFiles(IVaultFs fs, Shredding follows)
    {
        foreach (var file in follows.Files) fs.Unlink(file);
        foreach (var folder in follows.Files.Select(file => file[..file.LastIndexOf('/')]).Distinct())
            fs.SyncDirectory(folder);
    }

    private static bool Done(Action work)
    {
        work();
        return true;
    }
}
