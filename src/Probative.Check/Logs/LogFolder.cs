using Probative.Formats.Containers;
using Probative.Ledger.Audit;

namespace Probative.Check.Logs;

/// <summary>The files of a log on disk, read without following a link: ledger.md, "The log".</summary>
internal sealed class LogFolder(IFileSet files) : ILogFiles
{
    public const string Checkpoint = "checkpoint";
    public const string VerifierKey = "vkey";
    public const string VerifierKeys = "vkeys";

    public ReadOnlyMemory<byte>? Read(string path, int limitBytes)
    {
        if (!files.TryFind(path, out FileEntry entry)) return null;
        using EntryReader reader = files.Open(entry);
        byte[] bytes = new byte[(int)Math.Min(entry.Length, limitBytes + 1L)];
        int count = reader.ReadFull(bytes);
        return reader.Fault is null ? bytes.AsMemory(0, count) : null;
    }

    public IEnumerable<string> TilePaths() => files.Files
        .Where(entry => entry.Path.StartsWith("tile/", StringComparison.Ordinal))
        .Select(entry => entry.Path);
}
