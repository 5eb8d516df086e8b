namespace Probative.Fingerprints.Index;

/// <summary>What was found for one query.</summary>
/// <param name="Matches">The nearest first, equally near ones by tag; at most as many as asked for.</param>
/// <param name="More">True when more lie within the radius than are listed.</param>
public sealed record MatchList(IReadOnlyList<HashMatch> Matches, bool More);
