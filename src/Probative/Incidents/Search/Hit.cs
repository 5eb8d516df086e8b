using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Search;

/// <summary>A thing that has the words that somebody looks for.</summary>
/// <param name="Row">Its row in the listing: the log index of the fact that it began with.</param>
/// <param name="Part">The first of its parts that has them.</param>
/// <param name="Case">The case that it is of.</param>
/// <param name="Id">Its id; null for one that was destroyed.</param>
internal readonly record struct Hit(long Row, long Part, CaseId Case, Id? Id)
{
    public string Kind => FoundKinds.Of(Part);
}
