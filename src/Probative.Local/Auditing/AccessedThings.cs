namespace Probative.Local.Auditing;

/// <summary>What one access was of, by ids alone.</summary>
/// <param name="Cases">The ids of cases.</param>
/// <param name="Ids">
/// The first hundred: ids of items, claims, holds and the like, `fact:INDEX`, or `manifest:DIGEST` of a
/// package.
/// </param>
/// <param name="Count">How many there were, also of those that are not listed.</param>
public sealed record AccessedThings(IReadOnlyList<string> Cases, IReadOnlyList<string> Ids, long Count)
{
    /// <summary>So many are listed; an entry has to stay short.</summary>
    public const int ListedMax = 100;
}
