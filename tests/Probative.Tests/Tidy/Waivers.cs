namespace Probative.Tests.Tidy;

/// <summary>
/// Where the code reads better beyond a limit. Each entry says why; an entry that nothing needs any more
/// fails a test.
/// </summary>
internal static class Waivers
{
    /// <summary>Relative path, or path and member after '#', to the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> All =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
