namespace Probative.Local.Durable;

/// <summary>
/// Files that are read: a folder, or an archive that holds what a folder would. Paths have `/` between their
/// parts. May be used from any thread. A medium that does not deliver is an <see cref="IOException"/>.
/// </summary>
internal interface IReadFs
{
    /// <summary>
    /// The bytes of a file, or null when there is none. Larger files than the limit are refused.
    /// </summary>
    byte[]? Read(string path, int limitBytes);

    /// <summary>Opens a file for reading, or null when there is none.</summary>
    Stream? OpenRead(string path);

    /// <summary>The length of a file, or null when there is none.</summary>
    long? SizeBytes(string path);

    /// <summary>The names in a directory in ordinal order, or null when there is none.</summary>
    IReadOnlyList<VaultEntry>? List(string path);

    /// <summary>The path to show to a person, or to open with another program.</summary>
    string FullPath(string path);
}
