using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Probative.Kernel.Commands;
using Probative.Web.House;

namespace Probative.Web.Uploads;

/// <summary>
/// Files on their way into the vault, in its folder `uploads`: beside `incoming`, on the same disk, for the
/// owner alone. Each has a description beside it, so that a server that starts again knows it. Nothing here
/// is evidence yet: the intake hashes what it reads. A crash leaves a shorter file, and the browser asks how
/// long it is.
/// </summary>
public sealed class UploadStore(IHouse house)
{
    private const string Folder = "uploads";
    private const string Description = ".json";
    private const string Part = ".part";
    private const string Begun = "begun";
    private const string Aside = "aside-";
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ConcurrentDictionary<string, Upload> _uploads = [];
    private readonly Lock _turn = new();
    private string? _root;

    /// <summary>Everything of a member in a case, in the order of the names.</summary>
    public IReadOnlyList<Upload> Of(string member, string @case)
    {
        Load();
        return [.. _uploads.Values.Where(one => one.Member == member && one.Case == @case)
            .OrderBy(one => one.Path, StringComparer.Ordinal)];
    }

    public Upload? Find(string id, string member)
    {
        Load();
        return _uploads.GetValueOrDefault(id) is { } found && found.Member == member ? found : null;
    }

    /// <summary>True when this member already put something into this batch for this case.</summary>
    public bool Knows(string batch, string member, string @case) =>
        Of(member, @case).Any(one => one.Batch == batch);

    /// <summary>How many bytes are there.</summary>
    public long OffsetOf(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (upload.File is not null) return upload.SizeBytes;
        var file = new FileInfo(PartOf(upload));
        return file.Exists ? file.Length : 0;
    }

    public DateTimeOffset Expires(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var file = new FileInfo(PartOf(upload));
        return (file.Exists ? file.LastWriteTimeUtc : house.Clock.GetUtcNow()) + UploadLimits.StaleAfter;
    }

    /// <summary>Begins one; a problem when there is no room for it.</summary>
    public (Upload? Upload, Problem? Problem) Begin(Upload asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        Load();
        if (UploadPath.Validate(asked.Path) is { } bad) return (null, bad);
        if (RoomProblem(asked) is { } full) return (null, full);
        var upload = asked with { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };
        try
        {
            Directory.CreateDirectory(BatchOf(upload), OwnFolder);
            using (Open(PartOf(upload), FileMode.CreateNew))
            {
                // Made so that it is the owner's alone from its first byte on.
            }

            Describe(upload);
        }
        catch (IOException failure)
        {
            return (null, UploadProblems.Of(failure));
        }

        _uploads[upload.Id] = upload;
        return upload.SizeBytes == 0 ? Complete(upload) : (upload, null);
    }

    /// <summary>The file, open for its next bytes.</summary>
    public FileStream Append(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var file = Open(PartOf(upload), FileMode.Open);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    /// <summary>Gives a whole file its name, in the first folder of the batch where that is free.</summary>
    public (Upload? Upload, Problem? Problem) Complete(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        lock (_turn)
        {
            for (var tried = 1; ; tried++)
            {
                var relative = Path.Combine($"files-{tried}", upload.Path);
                var whole = Path.Combine(BatchOf(upload), relative);
                if (Path.Exists(whole)) continue;
                try
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(whole)!, OwnFolder);
                    if (upload.ModifiedMilliseconds is { } modified)
                    {
                        File.SetLastWriteTimeUtc(
                            PartOf(upload), DateTimeOffset.FromUnixTimeMilliseconds(modified).UtcDateTime);
                    }

                    File.Move(PartOf(upload), whole);
                    var done = upload with { File = relative };
                    Describe(done);
                    return (_uploads[done.Id] = done, null);
                }
                catch (IOException) when (tried < 100)
                {
                    // A file of that name stands where a folder is wanted, or the other way round.
                }
                catch (IOException failure)
                {
                    return (null, UploadProblems.Of(failure));
                }
            }
        }
    }

    /// <summary>Removes one, with what came of it.</summary>
    public void Discard(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        _uploads.TryRemove(upload.Id, out _);
        File.Delete(PartOf(upload));
        File.Delete(DescriptionOf(upload));
        if (upload.File is { } file) File.Delete(Path.Combine(BatchOf(upload), file));
        if (_uploads.Values.Any(one => one.Batch == upload.Batch)) return;
        if (Directory.Exists(BatchOf(upload))) Directory.Delete(BatchOf(upload), recursive: true);
    }

    /// <summary>The folders of whole files in a batch: what an intake takes in.</summary>
    public IReadOnlyList<string> FoldersOf(string batch)
    {
        var folder = Path.Combine(Root(), batch);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder, "files-*").Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>
    /// Notes that a batch is being taken in. The note outlives the server, so that the next one can say that
    /// it was not finished.
    /// </summary>
    public void NoteBegun(string batch)
    {
        if (Directory.Exists(Path.Combine(Root(), batch))) File.WriteAllBytes(NoteOf(batch), []);
    }

    /// <summary>It ended, well or not, and somebody was told how.</summary>
    public void NoteEnded(string batch) => File.Delete(NoteOf(batch));

    public bool WasBegun(string batch) => File.Exists(NoteOf(batch));

    /// <summary>True when the file of a whole upload still lies there.</summary>
    public bool IsThere(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return upload.File is { } file && File.Exists(Path.Combine(BatchOf(upload), file));
    }

    /// <summary>
    /// A new file that is looked at once and not kept: <see cref="LetGo"/> removes it. What a crash leaves
    /// goes when the next server first asks what lies here.
    /// </summary>
    /// <param name="name">What the file is called, without folders.</param>
    public (FileStream? File, Problem? Problem) PutAside(string name)
    {
        Load();
        if (UploadPath.Validate(name) is { } bad) return (null, bad);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var folder = Path.Combine(Root(), Aside + id);
        try
        {
            Directory.CreateDirectory(folder, OwnFolder);
            return (Open(Path.Combine(folder, Path.GetFileName(name)), FileMode.CreateNew), null);
        }
        catch (IOException failure)
        {
            return (null, UploadProblems.Of(failure));
        }
    }

    /// <summary>Removes what was put aside.</summary>
    /// <param name="file">Its path.</param>
    public static void LetGo(string file) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    private Problem? RoomProblem(Upload asked)
    {
        if (asked.SizeBytes > UploadLimits.FileBytesMax) return UploadProblems.TooLarge();
        if (_uploads.Values.Sum(one => one.SizeBytes) + asked.SizeBytes > UploadLimits.WaitingBytesMax
            || _uploads.Values.Count(one => one.Batch == asked.Batch) >= UploadLimits.BatchFilesMax)
        {
            return UploadProblems.TooMuch();
        }

        // Uploads take their bytes, and the intake writes them a second time.
        var free = new DriveInfo(Root()).AvailableFreeSpace;
        return (2 * asked.SizeBytes) + UploadLimits.KeptFreeBytes > free
            ? UploadProblems.DiskFull(asked.SizeBytes, free)
            : null;
    }

    private string Root()
    {
        var vault = house.AtHand?.Folder ?? throw new InvalidOperationException("No vault is open.");
        return Path.Combine(vault, Folder);
    }

    private string NoteOf(string batch) => Path.Combine(Root(), batch, Begun);

    private string BatchOf(Upload upload) => Path.Combine(Root(), upload.Batch);

    private string PartOf(Upload upload) => Path.Combine(BatchOf(upload), upload.Id + Part);

    private string DescriptionOf(Upload upload) => Path.Combine(BatchOf(upload), upload.Id + Description);

    private void Describe(Upload upload)
    {
        using var file = Open(DescriptionOf(upload), FileMode.Create);
        JsonSerializer.Serialize(file, upload, UploadJson.Default.Upload);
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read,
        BufferSize = 0,
        UnixCreateMode = mode == FileMode.Open ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    /// <summary>Reads what lies there when a vault is first asked about, and sweeps what is stale.</summary>
    private void Load()
    {
        lock (_turn)
        {
            var root = Root();
            if (_root == root) return;
            _root = root;
            _uploads.Clear();
            Directory.CreateDirectory(root, OwnFolder);
            var stale = house.Clock.GetUtcNow() - UploadLimits.StaleAfter;
            foreach (var batch in Directory.EnumerateDirectories(root))
            {
                var files = Directory.GetFiles(batch);
                if (files.Length == 0 || files.Max(File.GetLastWriteTimeUtc) < stale
                    || Path.GetFileName(batch).StartsWith(Aside, StringComparison.Ordinal))
                {
                    Directory.Delete(batch, recursive: true);
                    continue;
                }

                foreach (var path in files.Where(file => Path.GetExtension(file) == Description))
                {
                    if (Read(path) is { } upload) _uploads[upload.Id] = upload;
                }
            }
        }
    }

    private static Upload? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, UploadJson.Default.Upload);
        }
        catch (JsonException)
        {
            // A crash while it was written: the file beside it is swept with its batch.
            return null;
        }
    }
}
