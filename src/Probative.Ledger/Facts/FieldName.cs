namespace Probative.Ledger.Facts;

/// <summary>Which names a disclosed field may have: ledger.md, "Disclosures"; RFC 9901 section 4.2.1.</summary>
internal static class FieldName
{
    // The clear members of a leaf. A disclosure may not shadow them: RFC 9901 section 7.1 step 3.c.ii.3.
    private static readonly HashSet<string> Clear =
        new(StringComparer.Ordinal) { "_sd", "_sd_alg", "...", "case", "n", "prev", "v" };

    // RFC 7519 section 4.1 and RFC 7800: an ordinary library would act upon a field of such a name.
    private static readonly HashSet<string> Registered =
        new(StringComparer.Ordinal) { "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf" };

    /// <summary>False for names that no disclosure may have.</summary>
    public static bool IsDisclosable(string name) => !Clear.Contains(name);

    /// <summary>False for names that we do not give to a field.</summary>
    public static bool IsFree(string name) =>
        name.Length > 0 && IsDisclosable(name) && !Registered.Contains(name) && !IsPadding(name);

    /// <summary>True for <c>pad1</c>, <c>pad2</c> and so on.</summary>
    public static bool IsPadding(string name) =>
        name.Length > 3
        && name.StartsWith("pad", StringComparison.Ordinal)
        && !name.AsSpan(3).ContainsAnyExceptInRange('0', '9');

    /// <summary>True if a value holds digests of nested disclosures, which the ledger does not have.</summary>
    public static bool IsNested(JsonValue value) => value switch
    {
        JsonValue.List list => list.Items.Any(IsNested),
        JsonValue.Map map => map.Members.Any(m => m.Key is "_sd" or "..." || IsNested(m.Value)),
        _ => false,
    };
}
