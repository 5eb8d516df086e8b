using Probative.Kernel.Vault;

namespace Probative.Local.Views;

/// <summary>Tells a view of this ledger from one that was left by another, or by a longer one.</summary>
internal static class ViewOrigin
{
    /// <summary>
    /// True when the last fact that the view holds stands in the ledger at its place. A restored backup that
    /// is shorter, or another vault's view, is not.
    /// </summary>
    public static async Task<bool> IsOfAsync(
        IFactLedger ledger, ViewPosition position, long size, CancellationToken ct)
    {
        if (position.Size > size) return false;
        if (position.Size == 0) return true;
        await foreach (var last in ledger.ReadAsync(position.Size - 1, position.Size, ct))
        {
            return last.LeafHash == position.LastLeaf;
        }

        return false;
    }
}
