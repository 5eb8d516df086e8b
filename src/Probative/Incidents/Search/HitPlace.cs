using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Search;

/// <summary>The case that a found thing is of, and its id; null for one that was destroyed.</summary>
internal readonly record struct HitPlace(CaseId Case, Id? Id);
