namespace Probative.Ledger.Facts;

/// <summary>The last fact of a case.</summary>
/// <param name="N">Its number; 0 if there is none yet.</param>
/// <param name="LeafHash">Its leaf hash: <c>prev</c> of the next; zeros if there is none yet.</param>
public readonly record struct CaseHead(long N, Hash32 LeafHash);
