using Xunit;

namespace Probative.Check.Tests;

/// <summary>Where tests find the outside material, and where they write.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// A folder of test material that nobody of this project wrote; skips where it is absent.
    /// </summary>
    public static string Outside(string topic)
    {
        string folder = Path.Combine(Root, "..", "shared", "data", topic);
        Assert.SkipUnless(
            Directory.Exists(folder), $"The outside material ../shared/data/{topic} is not here.");
        return folder;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Probative.slnx")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("These tests run inside the repository.");
        }

        return folder;
    }
}
