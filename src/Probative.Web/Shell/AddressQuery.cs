namespace Probative.Web.Shell;

/// <summary>What a page is asked for, as it stands in an address.</summary>
internal static class AddressQuery
{
    /// <summary>With its question mark, or nothing where nothing is given; blank values are not.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = "";
        foreach (var (name, value) in parts)
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            query += $"{(query.Length > 0 ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        }

        return query;
    }
}
