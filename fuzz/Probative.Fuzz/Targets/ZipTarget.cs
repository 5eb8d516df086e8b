using Probative.Formats.Containers;

namespace Probative.Fuzz.Targets;

/// <summary>ZIP archives, each entry read as far as some MiB.</summary>
public sealed class ZipTarget : IFuzzTarget
{
    private const long ReadMost = 4 * 1024 * 1024;

    public string Name => "zip";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"probative-fuzz-{Environment.CurrentManagedThreadId}");
        path += $"-{Environment.ProcessId}.zip";
        try
        {
            File.WriteAllBytes(path, bytes.ToArray());
            Read(path, bytes.Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Read(string path, int length)
    {
        using var files = ZipFiles.Read(path);
        Promise.Damage(files.Damages, length);
        Promise.Holds(files.Files.Count <= length, "There are more entries than bytes.");
        var buffer = new byte[16 * 1024];
        var all = 0L;
        foreach (var entry in files.Files)
        {
            using var reader = files.Open(entry);
            while (all < ReadMost && reader.Read(buffer) is > 0 and var count) all += count;
            Promise.Holds(reader.Position <= entry.Length, "An entry gives more than it states.");
        }
    }
}
