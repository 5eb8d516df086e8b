using Probative.Formats.Containers;

namespace Probative.Handover.Package;

/// <summary>
/// A package while it is built aside, as `OUT.partial-...`, and the one step that makes it appear whole.
/// The calls come in the order of the members here. A crash before <see cref="ShowAsync"/> has returned
/// leaves the partial thing, which is told at the next handover and never taken for a package; a crash
/// after it leaves a whole package.
/// </summary>
/// <remarks>
/// A write that fails (a full disk) throws <see cref="IOException"/>; a failed fsync ends the process.
/// Disposing a sink that was not shown lets go of it and leaves what was written.
/// </remarks>
public interface IPackageSink : IAsyncDisposable
{
    /// <summary>Where the package is built: in messages, and for the operator to remove after a
    /// crash.</summary>
    string AsidePath { get; }

    /// <summary>
    /// Begins the next file. One file is written at a time: it MUST be closed before the next begins.
    /// </summary>
    /// <param name="path">Relative, with `/`, as in docs/spec/package.md.</param>
    /// <param name="compress">True where a ZIP file had better deflate it; items are stored as they
    /// are.</param>
    /// <param name="ct">Stops the writing.</param>
    ValueTask<IPackageFile> BeginAsync(string path, bool compress, CancellationToken ct);

    /// <summary>
    /// Makes every file and name durable under <see cref="AsidePath"/>; nothing can be added any more.
    /// </summary>
    Task SealAsync(CancellationToken ct);

    /// <summary>Reads the sealed package back, from the disk and with the readers of hostile bytes.</summary>
    IFileSet OpenSealed();

    /// <summary>Renames the sealed package to its final name, durably. It MUST NOT replace
    /// anything.</summary>
    Task ShowAsync(CancellationToken ct);

    /// <summary>Removes everything that was written.</summary>
    Task RemoveAsync();
}
