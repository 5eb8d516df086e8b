using Probative.Kernel.Views;

namespace Probative.Incidents.Search;

/// <summary>The kinds of things that are found by words, as people write them.</summary>
public static class FoundKinds
{
    public const string Item = "item";

    public static IReadOnlyList<string> All { get; } =
    [
        Item,
        .. Parts().Select(part => ListedPart.NameOf(part)!),
    ];

    /// <summary>The kind of a thing that has this part.</summary>
    internal static string Of(long part) =>
        part < ListedPart.FirstOfNodes ? Item : ListedPart.NameOf(part) ?? "";

    private static IEnumerable<long> Parts()
    {
        for (var part = ListedPart.FirstOfNodes; ListedPart.NameOf(part) is not null; part++)
            yield return part;
    }
}
