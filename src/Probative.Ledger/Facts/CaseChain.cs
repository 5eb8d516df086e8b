namespace Probative.Ledger.Facts;

/// <summary>
/// Checks, leaf after leaf in the order of the log, that the facts of every case occur with n = 1, 2, 3 and
/// so on, each once, each with the hash of the one before (ledger.md, "A leaf"). Memory grows with the number
/// of cases, not of facts. Not safe for use by several threads at once.
/// </summary>
public sealed class CaseChain
{
    private readonly Dictionary<CaseId, CaseHead> _heads = [];

    /// <summary>The first fault, or null.</summary>
    public ChainFault? First { get; private set; }

    /// <summary>How many cases there are, the vault's own sequence included.</summary>
    public int CaseCount => _heads.Count;

    /// <summary>The cases with their last facts.</summary>
    public IEnumerable<KeyValuePair<CaseId, CaseHead>> Heads => _heads;

    /// <summary>Checks the next leaf of the log.</summary>
    /// <param name="logIndex">Its index in the log.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="leafHash">Its leaf hash.</param>
    /// <returns>What is wrong, or null. After a gap or a wrong <c>prev</c> the case goes on from this leaf,
    /// so that one fault is told once; a repeated number is passed over.</returns>
    public ChainFault? Append(ulong logIndex, Leaf leaf, in Hash32 leafHash)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        var head = _heads.GetValueOrDefault(leaf.CaseId);
        ChainFaultKind? kind = leaf.N.CompareTo(head.N + 1) switch
        {
            < 0 => ChainFaultKind.Repeated,
            > 0 => ChainFaultKind.Gap,
            _ => leaf.Prev == head.LeafHash ? null : ChainFaultKind.WrongPrev,
        };
        if (kind != ChainFaultKind.Repeated)
        {
            _heads[leaf.CaseId] = new CaseHead(leaf.N, leafHash);
        }

        if (kind is not { } wrong)
        {
            return null;
        }

        var fault = new ChainFault(logIndex, leaf.CaseId, leaf.N, wrong, head.N + 1);
        First ??= fault;
        return fault;
    }

    /// <summary>The last fact of a case, or number 0 with zeros if the case has none.</summary>
    /// <param name="caseId">The case.</param>
    /// <returns>The head.</returns>
    public CaseHead HeadOf(CaseId caseId) => _heads.GetValueOrDefault(caseId);
}
