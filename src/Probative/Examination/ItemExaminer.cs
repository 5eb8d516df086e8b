using Probative.Formats.Bytes;
using Probative.Formats.Types;
using Probative.Kernel.Commands;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>
/// Examines one file after the other, for one worker. What it gives depends on the bytes and the procedures
/// alone.
/// </summary>
public sealed class ItemExaminer(ExaminationList list, Workbench workbench)
{
    // One read of the disk; small enough to stay in the processor's cache.
    private const int PartBytes = 256 * 1024;

    /// <summary>
    /// What is examined by what its first bytes show, enough to see what there is to do; null where they
    /// cannot be read. Before a fact speaks of it, the digest is compared with that of the record.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name that it came with: its ending is compared with the content.</param>
    public static Subject? Look(string path, string? name) =>

        Read(path, bytes =>
        {
            var type = TypeReader.Read(bytes, name);

            // Known only after something was read. Where a program runs, the folder that we are in means
            // nothing.
            return bytes.IsUnreadable ? null : new Subject(Path.GetFullPath(path), bytes.Length, type);
        });

    /// <summary>The digest of all bytes; null where they cannot be read.</summary>
    public static Hash32? DigestOf(string path, CancellationToken ct) => Read<Hash32?>(path, bytes =>
    {
        var found = HashOf(bytes, ct);
        return bytes.IsUnreadable ? null : found;
    });

    /// <summary>The examinations that this type has something for, in their order.</summary>
    public IEnumerable<IExamination> For(TypeReport type) =>
        list.All.Where(examination => examination.AppliesTo(type));

    /// <summary>Examines, and says by what it was kept from everything else.</summary>
    public async Task<Examined> RunAsync(IExamination examination, Subject subject, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(examination);
        var outcome = await examination.RunAsync(subject, workbench, ct);

        // Before anything of it is kept: no fact could name it.
        if (outcome is ExaminationOutcome.Found(_, { Count: > ItemExamined.DerivativesMax } made))
        {
            throw new InvalidOperationException(
                $"`{examination.Name}` made {made.Count} derivatives, more than a fact names.");
        }

        return new Examined(
            examination,
            outcome,
            examination.NeedsSandbox ? SandboxWords.Of(workbench.Sandbox.Describe()) : null);
    }

    /// <summary>What is read of a file; null where that cannot be opened.</summary>
    internal static T? Read<T>(string path, Func<FileBytes, T?> read)
    {
        try
        {
            using var bytes = FileBytes.Open(path);
            return read(bytes);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static Hash32 HashOf(FileBytes bytes, CancellationToken ct)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(
            System.Security.Cryptography.HashAlgorithmName.SHA256);
        var part = new byte[(int)Math.Clamp(bytes.Length, 1, PartBytes)];
        for (var offset = 0L; bytes.Read(offset, part) is > 0 and var count; offset += count)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(part.AsSpan(0, count));
        }

        return Hash32.FromSpan(hash.GetHashAndReset());
    }

    /// <summary>Told of an item whose bytes are gone, or other than recorded.</summary>
    internal static Problem Damaged(string path) => new(
        "item-damaged",
        path,
        "The bytes cannot be read, or are not those of the record.",
        "Run `probative check`, and `probative repair` from a backup.");
}
