namespace Probative.Local.Facts;

/// <summary>What a rewriting of a case's sealed fields changes, appends, and leaves to be done.</summary>
/// <param name="Changes">The changes; they are taken once.</param>
/// <param name="Tombstones">The facts that say so; asked for once, after the changes were taken.</param>
/// <param name="Follows">What has to follow the commit.</param>
internal sealed record Rewriting(
    Func<IFactRows, IEnumerable<SealedChange>> Changes,
    Func<IReadOnlyList<PreparedFact>> Tombstones,
    Shredding Follows);
