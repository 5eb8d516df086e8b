using Probative.Ledger.Tree;

namespace Probative.Ledger.Tests.Peers;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("probative-ledger-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }

    public void Write(IEnumerable<TileFile> files)
    {
        foreach (var file in files)
        {
            Write(file.Id.ToString(), file.Bytes.Span);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
