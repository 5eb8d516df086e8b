namespace Probative.Fingerprints.Index.Storage;

/// <summary>
/// The few operations that an index needs of a folder, each with what it promises. Names have no folders in
/// them. What the medium refuses, a failed sync included, is an <see cref="IndexStorageException"/>.
/// <para>
/// Two things are volatile, apart from each other, until they are synced: the bytes of a file, and the names
/// in the folder. A crash keeps any part of what is volatile, torn or zeroed.
/// </para>
/// </summary>
public interface IIndexFolder
{
    /// <summary>The names of all files, in any order.</summary>
    IReadOnlyList<string> List();

    /// <summary>
    /// Creates a file that MUST NOT exist; its name is volatile until <see cref="SyncNames"/>.
    /// </summary>
    /// <param name="name">A name of letters, digits, dots and hyphens.</param>
    IIndexFile Create(string name);

    /// <summary>The bytes of a whole file, or null when there is none.</summary>
    /// <param name="name">Its name.</param>
    byte[]? Read(string name);

    /// <summary>
    /// The bytes of a file that nobody writes to any more, in memory or mapped there; null when there is
    /// none. They MUST stay readable until they are disposed, whatever happens to the name.
    /// </summary>
    /// <param name="name">Its name.</param>
    MappedBytes? Map(string name);

    /// <summary>Gives a file a name, replacing atomically what bore it. Volatile until synced.</summary>
    /// <param name="from">The name it has.</param>
    /// <param name="to">The name it gets.</param>
    void Rename(string from, string to);

    /// <summary>Removes a name, if it is there. Volatile until synced.</summary>
    /// <param name="name">The name.</param>
    void Remove(string name);

    /// <summary>Returns when every change of names so far is durable.</summary>
    void SyncNames();

    /// <summary>
    /// Takes the lock of the one writer, which ends with the process however it ends; null when another has
    /// it.
    /// </summary>
    IDisposable? TryLock();
}
