using Xunit;

namespace Probative.Tests.Shared;

/// <summary>Where tests find this repository, and the outside material beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// A file or folder of test material that nobody of this project wrote; skips the test, visibly, where
    /// it is absent.
    /// </summary>
    public static string Outside(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", path));
        Assert.SkipUnless(Path.Exists(full), $"The outside material ../shared/data/{path} is not here.");
        return full;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Probative.slnx")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("These tests run inside the repository.");
        }

        return folder;
    }
}
