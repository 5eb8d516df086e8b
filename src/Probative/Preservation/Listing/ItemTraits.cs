using Probative.Kernel.Views;

namespace Probative.Preservation.Listing;

/// <summary>The words for what an item can be asked to have.</summary>
public static class ItemTraits
{
    private static readonly (string Word, ListedTraits Flag)[] s_all =
    [
        ("failures", ListedTraits.Failures),
        ("notes", ListedTraits.Notes),
        ("telemetry", ListedTraits.Telemetry),
        ("position", ListedTraits.Position),
        ("writing", ListedTraits.Writing),
        ("examined", ListedTraits.Examined),
        ("restricted", ListedTraits.Restricted),
    ];

    public static IReadOnlyList<string> Words { get; } = [.. s_all.Select(one => one.Word)];

    /// <summary>The bits of these words; null when one of them is none.</summary>
    public static ListedTraits? FlagsOf(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var flags = ListedTraits.None;
        foreach (var word in words)
        {
            var found = s_all.FirstOrDefault(one => one.Word == word).Flag;
            if (found == ListedTraits.None) return null;
            flags |= found;
        }

        return flags;
    }

    public static IEnumerable<string> WordsOf(ListedTraits flags) =>
        s_all.Where(one => flags.HasFlag(one.Flag)).Select(one => one.Word);
}
