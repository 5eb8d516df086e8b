using Probative.Handover.Package;
using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>One file of a package in a folder.</summary>
internal sealed class FolderFile(PackagePlace place, IVaultFile file, bool syncAtClose) : IPackageFile
{
    /// <summary>So that the last sync has little left to wait for, however large the file is.</summary>
    private const int WritebackBytes = 32 << 20;

    private long _sinceWriteback;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await place.RunAsync(_ =>
        {
            file.Write(bytes.Span);
            _sinceWriteback += bytes.Length;
            if (_sinceWriteback < WritebackBytes) return;
            file.StartWriteback();
            _sinceWriteback = 0;
        });
    }

    public async ValueTask CloseAsync(CancellationToken ct)
    {
        await place.RunAsync(_ =>
        {
            if (syncAtClose) file.Sync();
            else file.StartWriteback();
        });
    }

    public async ValueTask DisposeAsync() => await place.RunAsync(_ => file.Dispose());
}
