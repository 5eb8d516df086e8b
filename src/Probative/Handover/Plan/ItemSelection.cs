using System.IO.Enumeration;

namespace Probative.Handover.Plan;

/// <summary>
/// Which items of a case are meant: all of them, or those named by id or digest together with those one of
/// whose names matches a pattern of `*` and `?`, without regard to upper and lower case.
/// </summary>
public sealed record ItemSelection(bool All, IReadOnlyList<string> Items, IReadOnlyList<string> Names)
{
    /// <summary>True if a name is of a pattern.</summary>
    public static bool IsNamed(string name, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    /// <summary>True if the pattern means one name and no other.</summary>
    public static bool IsWholeName(string pattern) => !pattern.AsSpan().ContainsAny('*', '?');

    public static ItemSelection Everything { get; } = new(true, [], []);

    public static ItemSelection Of(params IReadOnlyList<string> items) => new(false, items, []);

    public static ItemSelection Named(params IReadOnlyList<string> patterns) => new(false, [], patterns);
}
