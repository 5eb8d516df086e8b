using Microsoft.AspNetCore.WebUtilities;

namespace Probative.Web.Shell;

/// <summary>What a page is asked for, as it stands in an address.</summary>
internal static class AddressQuery
{
    /// <summary>With its question mark, or nothing where nothing is given; blank values are not.</summary>
    public static string Of(params IEnumerable<(string Name, string? Value)> parts) =>
        QueryHelpers.AddQueryString(
            "",
            parts.Where(part => !string.IsNullOrWhiteSpace(part.Value))
                .Select(part => KeyValuePair.Create(part.Name, part.Value)));
}
