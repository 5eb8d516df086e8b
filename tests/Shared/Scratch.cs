namespace Probative.Tests.Shared;

/// <summary>A folder for one test, removed at its end.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch() => Folder = Directory.CreateTempSubdirectory("probative-test-").FullName;

    public string Folder { get; }

    public string this[string path] => Path.Combine(Folder, path);

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        string full = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public void Write(string path, string content) =>
        Write(path, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
