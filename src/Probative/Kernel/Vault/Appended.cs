using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Vault;

/// <summary>
/// Where an acknowledged fact stands: its log index, its number in its case, its leaf hash.
/// </summary>
public readonly record struct Appended(CaseId Case, long Index, long Number, Hash32 LeafHash);
