using Probative.Fingerprints.Index.Storage;

namespace Probative.Fingerprints.Candidates;

/// <summary>
/// A part of a folder: the files whose names begin alike. So that two indexes can be kept in one folder,
/// whose one lock the caller holds for both.
/// </summary>
/// <param name="folder">The whole folder.</param>
/// <param name="prefix">What the names begin with; letters and a hyphen.</param>
internal sealed class PartFolder(IIndexFolder folder, string prefix) : IIndexFolder
{
    public IReadOnlyList<string> List() => [.. folder.List()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..])];

    public IIndexFile Create(string name) => folder.Create(prefix + name);

    public byte[]? Read(string name) => folder.Read(prefix + name);

    public MappedBytes? Map(string name) => folder.Map(prefix + name);

    public void Rename(string from, string to) => folder.Rename(prefix + from, prefix + to);

    public void Remove(string name) => folder.Remove(prefix + name);

    public void SyncNames() => folder.SyncNames();

    /// <summary>The caller has it already.</summary>
    public IDisposable? TryLock() => new Held();

    private sealed class Held : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
