namespace Probative.Kernel.Views;

/// <summary>
/// Which words of a thing a text of the listing holds. The rowid of a text is thirty-two times the Row of
/// the thing, and this: numbers stand in a view, and who changes them makes a new version of it.
/// </summary>
public static class ListedPart
{
    public const long Name = 0;
    public const long Metadata = 1;
    public const long Writing = 2;
    public const long Text = 3;
    public const long Page = 4;
    public const long Paper = 5;

    /// <summary>From here on a part is all the words of a thing that is no item.</summary>
    public const long FirstOfNodes = 8;
    public const long Claim = 8;
    public const long Observation = 9;
    public const long Finding = 10;
    public const long Incident = 11;
    public const long Note = 12;
    public const long Task = 13;
    public const long Source = 14;
    public const long Entity = 15;
    public const long Place = 16;

    /// <summary>So many parts a row has room for.</summary>
    public const long CountMax = 32;

    private static readonly string[] s_names =
    [
        "name", "metadata", "writing", "text", "text", "text", "", "", "claim", "observation", "finding",
        "incident", "note", "task", "source", "entity", "place",
    ];

    /// <summary>How it is called; null for a number of none.</summary>
    public static string? NameOf(long part) =>
        part >= 0 && part < s_names.Length && s_names[part].Length > 0 ? s_names[part] : null;
}
