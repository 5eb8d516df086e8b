using Probative.Ledger;

namespace Probative.Web.Permission;

/// <summary>Which bytes of which item somebody wants to see.</summary>
/// <param name="Case">The case of the item.</param>
/// <param name="Item">Its id.</param>
/// <param name="WithRestricted">Also when it is restricted.</param>
/// <param name="Sha256">The digests, of the item itself or of what was made of it.</param>
public sealed record BytesWanted(
    string Case, string Item, bool WithRestricted, IReadOnlyList<Hash32> Sha256);
