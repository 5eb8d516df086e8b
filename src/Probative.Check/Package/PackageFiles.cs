using System.Collections.Concurrent;
using System.Security.Cryptography;
using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Check.Reports;
using Probative.Formats.Containers;
using Probative.Ledger;
using Damage = Probative.Formats.Damage;

namespace Probative.Check.Package;

/// <summary>
/// The files of a package while they are checked. Each is read once, by whoever understands it, and its
/// digest is kept for the manifests; what nobody parses is only hashed.
/// </summary>
internal sealed class PackageFiles(IFileSet files, FaultList faults)
{
    // Keys, the checkpoint and the tag files have a few hundred bytes; the handover's own fact a few
    // thousand.
    private const int LongestText = LineStream.LongestLine;

    private readonly ConcurrentDictionary<string, Hash32> _digests = new(StringComparer.Ordinal);
    private long _bytesRead;

    public IFileSet Files => files;

    /// <summary>How many bytes were read so far.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>How many files were read to their end.</summary>
    public int FilesRead => _digests.Count;

    public bool Has(string path) => files.TryFind(path, out _);

    /// <summary>The digest of a file that was read; null if it is not there or could not be read.</summary>
    public Hash32? DigestOf(string path) => _digests.TryGetValue(path, out Hash32 digest) ? digest : null;

    /// <summary>Reads a short file; null if it is not there, cannot be read, or is no short file.</summary>
    public byte[]? ReadText(string path)
    {
        if (!files.TryFind(path, out FileEntry entry)) return null;
        if (entry.Length > LongestText)
        {
            if (Hash(entry, null) is { } unread) Report(unread);
            return [];
        }

        using EntryReader reader = files.Open(entry);
        byte[] bytes = new byte[entry.Length];
        int count = reader.ReadFull(bytes);

        // One read more, so that a file that is longer than it was says so.
        _ = reader.Read(new byte[1]);
        if (reader.Fault is { } fault)
        {
            Report(fault);
            return null;
        }

        if (_digests.TryAdd(path, Hash32.Of(bytes.AsSpan(0, count)))) Interlocked.Add(ref _bytesRead, count);
        return bytes;
    }

    /// <summary>Opens a file of lines; null if it is not there. <see cref="Close"/> has to follow.</summary>
    public LineStream? OpenLines(string path) =>
        files.TryFind(path, out FileEntry entry) ? new LineStream(files.Open(entry)) : null;

    /// <summary>Ends the reading of lines; false if the file could not be read to its end.</summary>
    public bool Close(LineStream lines)
    {
        using (lines)
        {
            Hash32? digest = lines.Finish();
            Interlocked.Add(ref _bytesRead, lines.Source.Position);
            if (digest is { } known) _digests[lines.Source.Path] = known;
            else Report(lines.Source.Fault!.Value);
            return digest is not null;
        }
    }

    /// <summary>Hashes the files that nobody read yet, several at once.</summary>
    public void HashRest(IEnumerable<string> paths, int lanes, Progress? progress)
    {
        var rest = new List<FileEntry>();
        foreach (string path in paths)
        {
            if (!_digests.ContainsKey(path) && files.TryFind(path, out FileEntry entry)) rest.Add(entry);
        }

        var wrong = new ConcurrentQueue<Damage>();
        FileDigests.ForEach(rest.Count, lanes, i =>
        {
            if (Hash(rest[i], progress) is { } damage) wrong.Enqueue(damage);
        });
        foreach (Damage damage in wrong.OrderBy(damage => damage.Path, PathOrder.Bytes)) Report(damage);
    }

    private Damage? Hash(FileEntry entry, Progress? progress)
    {
        using EntryReader reader = files.Open(entry);
        byte[][]? digests = FileDigests.Compute(reader, [HashAlgorithmName.SHA256], count =>
        {
            Interlocked.Add(ref _bytesRead, count);
            progress?.Add("bytes", count);
        });
        if (digests is null) return reader.Fault;
        _digests[entry.Path] = Hash32.FromSpan(digests[0]);
        return null;
    }

    // In an archive the bytes are there and are not what the archive says; in a folder a file that cannot be
    // read is a device, or is gone.
    private void Report(Damage damage)
    {
        bool isChanged = damage.Code == ContainerCodes.Length || files is ZipFiles;
        faults.Add(new Fault(
            isChanged ? Codes.FileChanged : Codes.FileMissing, damage.Path, damage.Offset, damage.Message));
    }
}
