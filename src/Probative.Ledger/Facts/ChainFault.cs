namespace Probative.Ledger.Facts;

/// <summary>A place where the facts of a case do not follow each other.</summary>
/// <param name="LogIndex">The index of the leaf in the log.</param>
/// <param name="CaseId">The case.</param>
/// <param name="N">The number that the leaf gives itself.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="ExpectedN">The number that was due.</param>
public sealed record ChainFault(ulong LogIndex, CaseId CaseId, long N, ChainFaultKind Kind, long ExpectedN);
