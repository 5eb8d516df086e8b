using System.IO.Compression;
using Probative.Formats.Containers;
using Probative.Handover.Package;

namespace Probative.Local.Packages;

/// <summary>
/// A package as one ZIP file, written from its start to its end: the sizes stand behind the bytes and in
/// the directory at the end (APPNOTE 4.3.9), so that nothing that was written is ever gone back to.
/// </summary>
internal sealed class ZipSink : IPackageSink
{
    private readonly PackagePlace _place;
    private readonly DateTimeOffset _time;
    private readonly ZipFileStream _stream;
    private readonly ZipArchive _archive;
    private bool _sealed;

    public ZipSink(PackagePlace place, DateTimeOffset time)
    {
        _place = place;
        _time = Expressible(time);
        _stream = new ZipFileStream(place);
        _archive = new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public string AsidePath => _place.AsidePath;

    public async ValueTask<IPackageFile> BeginAsync(string path, bool compress, CancellationToken ct)
    {
        await _stream.OpenAsync(ct);
        var level = compress ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
        var entry = _archive.CreateEntry(path, level);
        entry.LastWriteTime = _time;
        return new ZipFileEntry(entry.Open());
    }

    public async Task SealAsync(CancellationToken ct)
    {
        // The directory of the archive is written here: what a crash before this leaves is no ZIP file.
        _sealed = true;
        _archive.Dispose();
        await _stream.SyncAsync(ct);
    }

    public IFileSet OpenSealed() => ZipFiles.Read(AsidePath);

    public Task ShowAsync(CancellationToken ct) => _place.ShowAsync();

    public async Task RemoveAsync()
    {
        _stream.Abandon();
        await _place.RunAsync(fs =>
        {
            fs.Unlink(_place.Aside);
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!_sealed) _stream.Abandon();
        _archive.Dispose();
        await _stream.DisposeAsync();
        _place.Dispose();
    }

    /// <summary>ZIP knows the years from 1980 to 2107 and two-second steps (APPNOTE 4.4.6).</summary>
    private static DateTimeOffset Expressible(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        if (utc.Year is < 1980 or > 2107) return new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var second = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond));
        return second.AddSeconds(-(second.Second % 2));
    }
}
