using System.Security.Cryptography;
using System.Text;
using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>Writes the files of a package into a sink and knows their digests and sizes.</summary>
internal sealed class PackageWriter(IPackageSink sink)
{
    private readonly List<WrittenFile> _tagFiles = [];

    /// <summary>Every file outside `data/` that was written so far.</summary>
    public IReadOnlyList<WrittenFile> TagFiles => _tagFiles;

    /// <summary>Writes one file through <paramref name="write"/>, which is given where its bytes
    /// go.</summary>
    public async Task<WrittenFile> WriteAsync(
        string path,
        bool compress,
        Func<Func<ReadOnlyMemory<byte>, ValueTask>, Task> write,
        CancellationToken ct)
    {
        await using var file = await sink.BeginAsync(path, compress, ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = 0L;
        await write(async bytes =>
        {
            hash.AppendData(bytes.Span);
            size += bytes.Length;
            await file.WriteAsync(bytes, ct);
        });
        await file.CloseAsync(ct);
        var written = new WrittenFile(path, Hash32.FromSpan(hash.GetHashAndReset()), size);
        if (!path.StartsWith("data/", StringComparison.Ordinal)) _tagFiles.Add(written);
        return written;
    }

    public Task<WrittenFile> WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        WriteAsync(path, compress: true, put => put(bytes).AsTask(), ct);

    public Task<WrittenFile> WriteAsync(string path, string text, CancellationToken ct) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(text), ct);

    /// <summary>Writes a file line by line, in chunks that neither the disk nor the collector
    /// notices.</summary>
    public Task<WrittenFile> WriteLinesAsync(
        string path, Func<LineWriter, Task> write, CancellationToken ct) =>
        WriteAsync(
            path,
            compress: true,
            async put =>
            {
                var lines = new LineWriter(put);
                await write(lines);
                await lines.FlushAsync();
            },
            ct);
}
