using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Tree;

namespace Probative.Kernel.Log;

/// <summary>Roots of the log as it was.</summary>
public static class LogRoots
{
    /// <summary>The root over the first facts (RFC 6962, 2.1); null for a size that it never had.</summary>
    public static Hash32? At(ILogReader log, ulong size)
    {
        ArgumentNullException.ThrowIfNull(log);
        return size == 0 || size > log.Latest().Checkpoint.Size
            ? null
            : TreeHash.Fold([.. NodeId.Peaks(size).Select(log.Node)]);
    }
}
