using System.Globalization;

namespace Probative.Formats.Credentials.Validation;

/// <summary>Times in the words of findings: in UTC, to the second.</summary>
internal static class UtcText
{
    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
