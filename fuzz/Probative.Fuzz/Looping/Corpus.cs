namespace Probative.Fuzz.Looping;

/// <summary>The seeds of a target: files in its folder, in the order of their names.</summary>
public static class Corpus
{
    public static IReadOnlyList<byte[]> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]
        : [];
}
