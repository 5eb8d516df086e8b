using Probative.Local.Durable;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// What a power cut left. Bytes are drawn when they are first read, so that most of them never are.
/// </summary>
internal sealed class CrashedDisk(Dictionary<string, SimulatedNode> names, Random random)
{
    private readonly Dictionary<SimulatedFile, byte[]> _drawn = [];

    public IEnumerable<string> Paths => names.Keys.Where(HasDirectories);

    /// <summary>The bytes of a file, or null when its name or a directory above it did not survive.</summary>
    public byte[]? Read(string path)
    {
        if (!HasDirectories(path) || names.GetValueOrDefault(path)?.File is not { } file) return null;
        if (!_drawn.TryGetValue(file, out var bytes)) _drawn[file] = bytes = file.AfterCrash(random);
        return bytes;
    }

    /// <summary>The disk as the next process finds it: everything that is left is durable.</summary>
    public SimulatedDisk Restart()
    {
        var disk = new SimulatedDisk();
        foreach (var path in Paths.Order(StringComparer.Ordinal))
        {
            if (Read(path) is not { } bytes)
            {
                disk.CreateDirectory(path);
                continue;
            }

            using var file = disk.Create(path, Access.Replaceable);
            file.Write(bytes);
        }

        disk.TrySyncAll();
        return disk;
    }

    private bool HasDirectories(string path)
    {
        for (var above = AtomicFile.ParentOf(path); above.Length > 0; above = AtomicFile.ParentOf(above))
        {
            if (names.GetValueOrDefault(above) is not { File: null }) return false;
        }

        return true;
    }
}
