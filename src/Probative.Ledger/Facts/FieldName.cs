namespace Probative.Ledger.Facts;

/// <summary>Which names and values a disclosed field may have: ledger.md, "Disclosures".</summary>
internal static class FieldName
{
    /// <summary>The longest name, in characters.</summary>
    public const int Limit = 64;

    private const int DepthLimit = 8;

    // RFC 7519 section 4.1 and RFC 7800: an ordinary library would act upon a field of such a name.
    private static readonly HashSet<string> Registered =
        new(StringComparer.Ordinal) { "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf" };

    /// <summary>
    /// True for names that a disclosure may have: they cannot collide with the clear members of a leaf
    /// (RFC 9901 section 7.1) nor need an escape in any reader.
    /// </summary>
    public static bool IsDisclosable(string name)
    {
        if (name.Length is 0 or > Limit
            || !char.IsAsciiLetterLower(name[0])
            || name is "case" or "n" or "prev" or "v")
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for names that we give to a field.</summary>
    public static bool IsFree(string name) =>
        IsDisclosable(name) && !Registered.Contains(name) && !IsPadding(name);

    /// <summary>True for <c>pad1</c>, <c>pad2</c> and so on.</summary>
    public static bool IsPadding(string name) =>
        name.Length > 3
        && name.StartsWith("pad", StringComparison.Ordinal)
        && !name.AsSpan(3).ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// False for values with digests of nested disclosures, with names that readers could take differently,
    /// or with arrays and objects nested more than 8 deep.
    /// </summary>
    public static bool IsDisclosable(JsonValue value, int depth = 0) => value switch
    {
        JsonValue.List list => depth < DepthLimit && list.Items.All(item => IsDisclosable(item, depth + 1)),
        JsonValue.Map map => depth < DepthLimit
            && map.Members.All(m => IsMember(m.Key) && IsDisclosable(m.Value, depth + 1)),
        _ => true,
    };

    private static bool IsMember(string name)
    {
        foreach (var c in name)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return name is not ("_sd" or "...");
    }
}
