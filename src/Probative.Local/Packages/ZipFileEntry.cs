using Probative.Handover.Package;

namespace Probative.Local.Packages;

/// <summary>One file of a package in a ZIP file.</summary>
internal sealed class ZipFileEntry(Stream entry) : IPackageFile
{
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        entry.WriteAsync(bytes, ct);

    public ValueTask CloseAsync(CancellationToken ct) => entry.DisposeAsync();

    public ValueTask DisposeAsync() => entry.DisposeAsync();
}
