using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// A destruction in one case that is committed and not finished: the files that have to go, relative to the
/// vault.
/// </summary>
internal sealed record Shredding(CaseId Case, IReadOnlyList<string> Files);
