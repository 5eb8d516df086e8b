using System.Text.Json;
using Xunit;

namespace Probative.Ledger.Tests;

/// <summary>Test material that nobody on this project wrote, beside the repository; absent, tests
/// skip.</summary>
internal static class Vectors
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the shared material; skips the test, visibly, where it is
    /// absent.</summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", path));
        Assert.SkipUnless(Path.Exists(full), $"../shared/data/{path} is absent.");
        return full;
    }

    public static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static Hash32 Base64(JsonElement text) =>
        Hash32.FromSpan(Convert.FromBase64String(text.GetString()!));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Probative.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No repository.");
        }

        return folder;
    }
}
