using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Probative.Formats.Containers;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>
/// Reads the sealed package back from the disk before anybody is told that it is done: every byte once,
/// held to the manifests and to the rules of docs/spec/package.md, and searched for what must not be in it.
/// </summary>
internal sealed class SealedReview(IFileSet files, ILogReader log, LeakScan leaks)
{
    private const int ProblemsKept = 20;
    private const int ChunkBytes = 1 << 20;

    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, Hash32> _digests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fixed = [.. FixedFiles.Names, PackagePaths.BagDeclaration];

    /// <summary>What is wrong: empty when the package is what it should be.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary><paramref name="read"/> is told the bytes of each chunk.</summary>
    public void Run(Action<long> read, CancellationToken ct)
    {
        foreach (var damage in files.Damages) Wrong(damage.Code, damage.Path, damage.Message);
        foreach (var entry in files.Files)
        {
            ct.ThrowIfCancellationRequested();
            _digests[entry.Path] = Digest(entry, read);
        }

        CheckManifest(PackagePaths.Manifest, isPayload: true);
        CheckManifest(PackagePaths.TagManifest, isPayload: false);
        new RecordReview(files, log, _digests, leaks, Wrong).Run();
    }

    private Hash32 Digest(FileEntry entry, Action<long> read)
    {
        leaks.Begin(entry.Path);
        var isSearched = !entry.Path.StartsWith(PackagePaths.Items, StringComparison.Ordinal)
            && !_fixed.Contains(entry.Path);
        var isPage = entry.Path == PackagePaths.Page;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = files.Open(entry);
        using var page = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        int count;
        while ((count = reader.Read(chunk)) > 0)
        {
            hash.AppendData(chunk.AsSpan(0, count));
            if (isSearched) leaks.Feed(chunk.AsSpan(0, count));
            if (isPage) page.Write(chunk, 0, count);
            read(count);
        }

        ArrayPool<byte>.Shared.Return(chunk);
        if (isPage) leaks.FeedShown(page.GetBuffer().AsSpan(0, (int)page.Length));
        if (reader.Fault is { } fault) Wrong("file-changed", entry.Path, fault.Message);
        return Hash32.FromSpan(hash.GetHashAndReset());
    }

    /// <summary>Manifest and listing are in the same order, so that one walk over both finds every
    /// difference.</summary>
    private void CheckManifest(string manifest, bool isPayload)
    {
        if (!files.TryFind(manifest, out var entry))
        {
            Wrong("bag-format", manifest, "It is missing.");
            return;
        }

        using var lines = new EntryLines(files.Open(entry));
        foreach (var file in files.Files)
        {
            var inPayload = file.Path.StartsWith("data/", StringComparison.Ordinal);
            if (inPayload != isPayload || file.Path == PackagePaths.TagManifest) continue;
            var expected = Encoding.UTF8.GetBytes($"{_digests[file.Path].ToHex()}  {file.Path}");
            if (lines.TryNext(out var line) && line.SequenceEqual(expected)) continue;
            Wrong("file-changed", file.Path, $"{manifest} does not name it in its place with its digest.");
            return;
        }

        if (lines.TryNext(out _) || lines.HasTail)
        {
            Wrong("file-missing", manifest, "It names a file that is not there.");
        }
    }

    private void Wrong(string code, string path, string message)
    {
        if (_problems.Count >= ProblemsKept) return;
        _problems.Add(new Problem(
            code,
            path,
            $"The finished package is not what was to be written: {message}",
            "Check the disk that it was written to, then hand over again. The package was removed."));
    }
}
