namespace Probative.Kernel.Ids;

/// <summary>
/// How people point at an item by the name of its file, where an id would stand: `name:NAME`.
/// </summary>
public static class NamePrefix
{
    private const string Mark = "name:";

    /// <summary>Reads `name:NAME`. False if the text is something else, or names nothing.</summary>
    public static bool TryParse(string text, out string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isOne = text.Length > Mark.Length && text.StartsWith(Mark, StringComparison.Ordinal);
        name = isOne ? text[Mark.Length..] : "";
        return isOne;
    }
}
