using System.Buffers;
using System.Security.Cryptography;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Items;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// Reads and hashes stored files ahead of whoever writes them, several at a time and in order. What is small
/// stays in memory; what is large is hashed, and read again when it is written.
/// </summary>
internal sealed class HashedFiles(IReadFs vault, string hint)
{
    // Most photographs and pages are read once; 16 MiB are held at most.
    private const int HeldMax = 256 * 1024;
    private const int InFlight = 64;

    /// <summary>Each file, in the order of the names. Whoever takes one returns its buffer.</summary>
    public IEnumerable<HashedFile> Read(IEnumerable<StoredName> names, CancellationToken ct)
    {
        var reading = new Queue<Task<HashedFile>>();
        foreach (var name in names)
        {
            ct.ThrowIfCancellationRequested();
            reading.Enqueue(Task.Run(() => Read(name), CancellationToken.None));
            if (reading.Count >= InFlight) yield return reading.Dequeue().GetAwaiter().GetResult();
        }

        while (reading.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
    }

    /// <summary>What <see cref="Read(IEnumerable{StoredName}, CancellationToken)"/> hashed and did not hold.
    /// </summary>
    public Stream OpenAgain(HashedFile file)
    {
        var path = StoredItems.PathOf(file.Name.Directory, file.Name.Sha256);
        return vault.OpenRead(path) is { } stream && stream.Length == file.SizeBytes
            ? stream
            : throw new StorageException(new Problem(
                "item-changed", vault.FullPath(path), "The file changed while it was read.", hint));
    }

    private HashedFile Read(StoredName name)
    {
        var path = StoredItems.PathOf(name.Directory, name.Sha256);
        try
        {
            using var stream = vault.OpenRead(path);
            if (stream is null) return Left("item-missing", "It went while it was to be read.");
            return stream.Length <= HeldMax ? Hold(stream, (int)stream.Length) : Hash(stream);
        }
        catch (IOException failed)
        {
            return Left("unreadable", failed.Message);
        }

        HashedFile Hold(Stream stream, int size)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, size));
            stream.ReadExactly(buffer, 0, size);
            var sha256 = Hash32.Of(buffer.AsSpan(0, size));
            if (sha256 == name.Sha256) return new HashedFile(name, size, buffer, null);
            ArrayPool<byte>.Shared.Return(buffer);
            return Differs(sha256);
        }

        HashedFile Hash(Stream stream)
        {
            Span<byte> digest = stackalloc byte[Hash32.Size];
            var size = stream.Length;
            SHA256.HashData(stream, digest);
            var sha256 = Hash32.FromSpan(digest);
            return sha256 == name.Sha256 ? new HashedFile(name, size, null, null) : Differs(sha256);
        }

        HashedFile Differs(Hash32 sha256) => Left(
            name.Directory == VaultPath.Items ? "item-damaged" : "derivative-damaged",
            $"Its SHA-256 is {sha256}, not that of its name.");

        HashedFile Left(string code, string message) =>
            new(name, 0, null, new Problem(code, vault.FullPath(path), message, hint));
    }
}
