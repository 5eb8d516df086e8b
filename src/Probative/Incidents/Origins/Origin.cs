using Probative.Kernel.Ids;

namespace Probative.Incidents.Origins;

/// <summary>Claims that count as one, with what joined each to another of them.</summary>
internal sealed record Origin(IReadOnlyList<ClaimId> Claims, IReadOnlyList<OriginBond> Because);
