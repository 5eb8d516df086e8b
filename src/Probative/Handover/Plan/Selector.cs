using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Probative.Kernel.Ids;

namespace Probative.Handover.Plan;

/// <summary>
/// What somebody points at: a fact (`12`), an item (its id or digest), every item of a name
/// (`name:PATTERN`), a field of one fact (`12:url`), a field of every fact about one item (`ITEM:from`), or
/// a field of every fact (`url`).
/// </summary>
internal abstract record Selector
{
    private const int ItemDigitsMin = 8;

    private Selector()
    {
    }

    public sealed record OneFact(long Number) : Selector;

    public sealed record OneItem(ItemKey Key) : Selector;

    public sealed record NamedItems(string Pattern) : Selector;

    public sealed record FactField(long Number, string Field) : Selector;

    public sealed record ItemField(ItemKey Key, string Field) : Selector;

    public sealed record AnyField(string Name) : Selector;

    /// <summary>The field that is pointed at, or null for a whole fact or item.</summary>
    public string? FieldName => this switch
    {
        FactField given => given.Field,
        ItemField given => given.Field,
        AnyField given => given.Name,
        _ => null,
    };

    public static bool TryParse(string text, [NotNullWhen(true)] out Selector? selector)
    {
        ArgumentNullException.ThrowIfNull(text);
        selector = null;
        if (NamePrefix.TryParse(text, out var pattern))
        {
            selector = new NamedItems(pattern);
            return true;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (head, field) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        if (field is not null && !IsFieldName(field)) return false;

        if (TryItem(head, out var key))
        {
            selector = field is null ? new OneItem(key) : new ItemField(key, field);
        }
        else if (TryNumber(head, out var number))
        {
            selector = field is null ? new OneFact(number) : new FactField(number, field);
        }
        else if (field is null && IsFieldName(head))
        {
            selector = new AnyField(head);
        }

        return selector is not null;
    }

    /// <summary>
    /// Numbers have at most 16 digits and no letter, names of fields are words: what has 8 hex digits, a
    /// letter and a figure among them, or the length of an id, is an item.
    /// </summary>
    private static bool TryItem(string text, out ItemKey key) =>
        ItemKey.TryParse(text, ItemDigitsMin, out key)
        && (key.IsWhole || (text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter)));

    private static bool TryNumber(string text, out long number)
    {
        number = 0;
        return text.Length <= 16
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0;
    }

    /// <summary>The form of a field name: docs/spec/ledger.md, "Disclosures".</summary>
    private static bool IsFieldName(string text) =>
        text.Length is > 0 and <= 64
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
