using System.Collections.Frozen;

namespace Probative.Fingerprints.HashLists;

/// <summary>The words for formats and columns, in one place for readers and writers.</summary>
public static class HashListWords
{
    private static readonly FrozenDictionary<string, HashListRole> s_roles =
        new Dictionary<string, HashListRole>
        {
            ["hash"] = HashListRole.Hash,
            ["pdq"] = HashListRole.Hash,
            ["pdq_hash"] = HashListRole.Hash,
            ["pdq_hex"] = HashListRole.Hash,
            ["hex"] = HashListRole.Hash,
            ["quality"] = HashListRole.Quality,
            ["pdq_quality"] = HashListRole.Quality,
            ["frame"] = HashListRole.Frame,
            ["frame_number"] = HashListRole.Frame,
            ["timestamp"] = HashListRole.Time,
            ["timestamp_seconds"] = HashListRole.Time,
            ["time"] = HashListRole.Time,
            ["seconds"] = HashListRole.Time,
            ["item"] = HashListRole.Item,
            ["name"] = HashListRole.Item,
            ["filename"] = HashListRole.Item,
            ["file"] = HashListRole.Item,
            ["path"] = HashListRole.Item,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every format by its word, as commands and facts name it.</summary>
    public static IReadOnlyList<string> All { get; } = ["pdq-text", "vpdq-text", "csv", "json"];

    /// <summary>The word for a format.</summary>
    /// <param name="format">The format.</param>
    public static string Of(HashListFormat format) => All[(int)format];

    /// <summary>The format of a word; null where it is none.</summary>
    /// <param name="word">As <see cref="All"/> has it.</param>
    public static HashListFormat? Find(string word) =>
        All.Index().Where(one => one.Item == word).Select(one => (HashListFormat?)one.Index).FirstOrDefault();

    /// <summary>What a column or member of this name holds; null for what is not read.</summary>
    internal static HashListRole? RoleOf(string name) =>
        s_roles.TryGetValue(name.Trim(), out var role) ? role : null;
}
