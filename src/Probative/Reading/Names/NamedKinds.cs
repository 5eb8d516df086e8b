namespace Probative.Reading.Names;

/// <summary>
/// What kinds of sources and entities there are. The names stand in facts: they never change.
/// </summary>
public static class NamedKinds
{
    /// <summary>
    /// Somebody who is protected: the name is a code, the remark who holds the file, and nothing more is
    /// recorded of them here.
    /// </summary>
    public const string Witness = "witness";

    public static readonly IReadOnlyList<string> OfSources =
        ["outlet", "channel", "account", "office", "person", Witness];

    public static readonly IReadOnlyList<string> OfEntities = ["person", "group", "unit", "institution"];
}
