namespace Probative.Ledger.Audit;

/// <summary>What an audit read.</summary>
/// <param name="Root">The root that the leaves make, or null if files are missing.</param>
/// <param name="LeafCount">How many entries are leaves in their one form.</param>
/// <param name="CaseCount">How many cases they belong to, the vault's own sequence included.</param>
/// <param name="StaleFiles">Partial files of earlier sizes that are still there, each checked.</param>
/// <param name="UnsignedFiles">Files beyond the size of the checkpoint: a writer has made them, no checkpoint
/// covers all of them yet. The part that one does cover was checked.</param>
/// <param name="OtherFiles">Files below <c>tile/</c> whose name is no tile's; nothing looks at them.</param>
public sealed record LogAuditReport(
    Hash32? Root, ulong LeafCount, int CaseCount, long StaleFiles, long UnsignedFiles, long OtherFiles);
