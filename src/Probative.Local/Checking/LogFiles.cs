using Probative.Ledger.Audit;
using Probative.Local.Durable;

namespace Probative.Local.Checking;

/// <summary>The files below `log/`, for the audit.</summary>
internal sealed class LogFiles(PosixFs fs) : ILogFiles
{
    public ReadOnlyMemory<byte>? Read(string path, int limitBytes)
    {
        try
        {
            using var file = fs.OpenRead($"{VaultPath.Log}/{path}");
            if (file is null) return null;
            var length = (int)Math.Min(file.Length, limitBytes + 1L);
            var bytes = new byte[length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            // A file that cannot be read is told by the audit as one that is not there.
            return null;
        }
    }

    public IEnumerable<string> TilePaths()
    {
        var log = fs.FullPath(VaultPath.Log);
        var tiles = Path.Combine(log, "tile");
        return !Directory.Exists(tiles)
            ? []
            : Listing.OrFail($"{VaultPath.Log}/tile", () =>
                Directory.EnumerateFiles(tiles, "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(log, path)));
    }
}
