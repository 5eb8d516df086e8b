using Probative.Kernel.Ids;

namespace Probative.Incidents.Origins;

/// <summary>
/// Two claims that were joined, and why. Of wording, so many runs of words are shared, of so many that the
/// shorter text has; otherwise null.
/// </summary>
internal sealed record OriginBond(
    ClaimId First, ClaimId Second, OriginRule Rule, int? Shared = null, int? Of = null);
