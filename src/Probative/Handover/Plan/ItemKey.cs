using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Handover.Plan;

/// <summary>
/// How a person names an item: by its id in the case or the SHA-256 of its bytes, or by the first digits of
/// either.
/// </summary>
internal readonly record struct ItemKey(string Digits)
{
    private const int DigestLength = Hash32.Size * 2;

    /// <summary>Reads at least <paramref name="lengthMin"/> hex digits, in any case.</summary>
    public static bool TryParse(string text, int lengthMin, out ItemKey key)
    {
        key = new ItemKey(text.ToLowerInvariant());
        return text.Length >= lengthMin && text.Length <= DigestLength && text.All(char.IsAsciiHexDigit);
    }

    /// <summary>True if this is a whole id or digest, not the beginning of one.</summary>
    public bool IsWhole => Digits.Length is Id.TextLength or DigestLength;

    public bool Holds(SurveyedItem item) =>
        item.Id.ToString().StartsWith(Digits, StringComparison.Ordinal)
        || (item.Sha256?.ToHex().StartsWith(Digits, StringComparison.Ordinal) ?? false);

    public override string ToString() => Digits;
}
