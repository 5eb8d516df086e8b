using Probative.Formats.Containers;
using Probative.Handover.Package;
using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>A package as a folder of files.</summary>
internal sealed class FolderSink(PackagePlace place) : IPackageSink
{
    // In the order in which they were made: every folder comes after the one that it lies in.
    private readonly List<string> _folders = [];

    /// <summary>Null until the first file: then whether one sync of the whole file system will do.</summary>
    private bool? _syncsAll;

    public string AsidePath => place.AsidePath;

    public async ValueTask<IPackageFile> BeginAsync(string path, bool compress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var file = await place.RunAsync(fs =>
        {
            _syncsAll ??= fs.TrySyncAll();
            var full = place.Aside + "/" + path;
            MakeFolder(fs, AtomicFile.ParentOf(full));
            return fs.Create(full, Access.Replaceable);
        });
        return new FolderFile(place, file, syncAtClose: _syncsAll == false);
    }

    public Task SealAsync(CancellationToken ct) => place.RunAsync(fs =>
    {
        // A crash before or here leaves a partial package with any part of its bytes.
        if (_syncsAll == true && fs.TrySyncAll()) return;
        foreach (var folder in Enumerable.Reverse(_folders))
        {
            fs.SyncDirectory(folder);
        }

        fs.SyncDirectory("");
    });

    public IFileSet OpenSealed() => FolderFiles.List(AsidePath);

    public Task ShowAsync(CancellationToken ct) => place.ShowAsync();

    public Task RemoveAsync() => place.RunAsync(fs => Remove(fs, place.Aside));

    public ValueTask DisposeAsync()
    {
        place.Dispose();
        return ValueTask.CompletedTask;
    }

    private void MakeFolder(IVaultFs fs, string folder)
    {
        if (folder.Length == 0 || _folders.Contains(folder)) return;
        MakeFolder(fs, AtomicFile.ParentOf(folder));
        fs.CreateDirectory(folder);
        _folders.Add(folder);
    }

    private static void Remove(IVaultFs fs, string folder)
    {
        foreach (var entry in fs.List(folder) ?? [])
        {
            var path = folder + "/" + entry.Name;
            if (entry.IsDirectory) Remove(fs, path);
            else fs.Unlink(path);
        }

        fs.RemoveDirectory(folder);
    }
}
