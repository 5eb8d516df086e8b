namespace Probative.Matching.Lineage;

/// <summary>
/// The names of months as dates have them: English, whole or by three letters; Ukrainian and Russian, in the
/// genitive.
/// </summary>
internal static class MonthNames
{
    private static readonly string[][] s_names =
    [
        ["January", "січня", "января"], ["February", "лютого", "февраля"],
        ["March", "березня", "марта"], ["April", "квітня", "апреля"],
        ["May", "травня", "мая"], ["June", "червня", "июня"],
        ["July", "липня", "июля"], ["August", "серпня", "августа"],
        ["September", "Sept", "вересня", "сентября"], ["October", "жовтня", "октября"],
        ["November", "листопада", "ноября"], ["December", "грудня", "декабря"],
    ];

    /// <summary>1 to 12; null for what is none of them.</summary>
    public static int? Find(string name)
    {
        for (var at = 0; at < s_names.Length; at++)
        {
            var isShort = string.Equals(s_names[at][0][..3], name, StringComparison.OrdinalIgnoreCase);
            if (isShort || s_names[at].Contains(name, StringComparer.OrdinalIgnoreCase)) return at + 1;
        }

        return null;
    }
}
