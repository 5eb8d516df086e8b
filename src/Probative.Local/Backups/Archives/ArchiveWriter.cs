using System.Formats.Tar;
using Probative.Formats.Age;
using Probative.Local.Durable;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// Writes files into a tar archive (POSIX.1-2024, "pax": ustar, and pax interchange for what is larger than
/// ustar can say) that is encrypted on the way. Times and owners are always the same: the archive tells
/// nothing of the machine.
/// </summary>
internal sealed class ArchiveWriter : IDisposable
{
    // Eleven octal digits.
    private const long UstarMax = 8L * 1024 * 1024 * 1024 - 1;

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    private readonly DurableFileStream _file;
    private readonly AgeEncryptingStream _sealed;
    private readonly TarWriter _tar;

    public ArchiveWriter(DurableFileStream file, IReadOnlyList<AgeRecipient> recipients)
    {
        _file = file;
        _sealed = new AgeEncryptingStream(file, recipients);
        _tar = new TarWriter(_sealed, TarEntryFormat.Ustar, leaveOpen: true);
    }

    public void Add(string path, byte[] bytes, int count)
    {
        using var stream = new MemoryStream(bytes, 0, count, writable: false);
        Add(path, stream);
    }

    /// <param name="path">The path in the archive.</param>
    /// <param name="stream">From its start to its end; it can seek.</param>
    public void Add(string path, Stream stream)
    {
        TarEntry entry = stream.Length > UstarMax
            ? new PaxTarEntry(TarEntryType.RegularFile, path)
            : new UstarTarEntry(TarEntryType.RegularFile, path);
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        entry.Mode = Mode;
        entry.DataStream = stream;
        _tar.WriteEntry(entry);
    }

    /// <summary>Ends the archive and the age file; returns when all of it is durable.</summary>
    /// <returns>How many bytes the file has.</returns>
    public long Complete()
    {
        _tar.Dispose();
        _sealed.Dispose();
        _file.Complete();
        return _file.SizeBytes;
    }

    /// <summary>
    /// After <see cref="Complete"/> there is nothing left to do; before, the file is not whole.
    /// </summary>
    public void Dispose()
    {
        _tar.Dispose();
        _sealed.Dispose();
    }
}
