using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Intake;

/// <summary>
/// Mends the one place that an interruption can leave half done: facts come in the order of the walk, so only
/// the file that was recorded last can lack some of its appearances.
/// </summary>
internal static class IntakeResumption
{
    /// <summary>
    /// Records what is missing before anything new is: afterwards this file would not be the last one.
    /// </summary>
    public static async Task CompleteLastAsync(
        IVault vault, Standing standing, IntakeId intake, Func<string, Statement> statementOf)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        await using var db = vault.Views.OpenItems();
        var last = await db.Acquisitions
            .Where(row => row.Intake == intake)
            .OrderByDescending(row => row.FromIndex)
            .FirstOrDefaultAsync();
        if (last is not { Item: { } item, Path: { } path }) return;

        var recorded = await db.Appearances
            .Where(row => row.Intake == intake && row.FromIndex > last.FromIndex)
            .CountAsync();
        foreach (var seen in statementOf(path).Appearances.Skip(recorded))
        {
            await vault.Ledger.AppendAsync(
                standing.Id,
                Appearances.ToFact(seen, item, intake),
                standing.Pseudonym,
                CancellationToken.None);
        }
    }
}
