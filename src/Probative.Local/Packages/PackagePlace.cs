using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>
/// The folder in which a package appears, the name that it is built under and the one that it gets.
/// Everything is written on a durable thread of its own, in the order of the calls.
/// </summary>
internal sealed class PackagePlace(IVaultFs fs, string aside, string name) : IDisposable
{
    private readonly DurableThread _thread = new(fs, new Poison());

    /// <summary>Relative to the folder.</summary>
    public string Aside => aside;

    public string AsidePath => fs.FullPath(aside);

    public Task<T> RunAsync<T>(Func<IVaultFs, T> work) => _thread.RunAsync(work);

    public Task RunAsync(Action<IVaultFs> work) => _thread.RunAsync(work);

    /// <summary>
    /// Gives the package its name, durably. What is under <see cref="Aside"/> is durable already, so that
    /// no crash can show the name over anything but the whole package: before the rename there is only the
    /// partial name, after it only the final one, and a crash before the folder is synced leaves either.
    /// </summary>
    public Task ShowAsync() => RunAsync(files =>
    {
        if (files.List("")!.Any(entry => entry.Name == name))
        {
            throw new StorageException(new Problem(
                "out-exists",
                files.FullPath(name),
                "Somebody else made it while the package was written; it was not replaced.",
                "Choose another --out and hand over again."));
        }

        files.Rename(aside, name);
        files.SyncDirectory("");
    });

    public void Dispose()
    {
        _thread.Dispose();
        (fs as IDisposable)?.Dispose();
    }
}
