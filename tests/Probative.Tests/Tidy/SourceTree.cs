using Probative.Tests.Shared;

namespace Probative.Tests.Tidy;

/// <summary>The repository's own files, as the tidiness tests read them.</summary>
internal static class SourceTree
{
    public static IEnumerable<string> CSharpFiles(params string[] folders) =>
        folders.SelectMany(folder => Files(folder, ".cs"));

    public static IEnumerable<string> Files(string folder, string extension)
    {
        var start = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(start)
            ? []
            : Directory.EnumerateFiles(start, "*" + extension, SearchOption.AllDirectories)
                .Where(path => !IsBuilt(path))
                .Order(StringComparer.Ordinal);
    }

    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path);

    private static bool IsBuilt(string path) =>
        Relative(path).Split('/').Any(part => part is "bin" or "obj" or "out" or "node_modules");
}
