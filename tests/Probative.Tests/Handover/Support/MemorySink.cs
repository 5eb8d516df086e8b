using System.Text;
using Probative.Formats.Containers;
using Probative.Handover.Package;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>One package in memory.</summary>
internal sealed class MemorySink(string finalPath, Action<string> step) : IPackageSink
{
    private bool _isOpen;

    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);
    public string FinalPath => finalPath;
    public bool IsShown { get; private set; }
    public bool IsRemoved { get; private set; }
    public bool IsSealed { get; private set; }
    public string AsidePath => finalPath + ".partial-1";

    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);

    public string[] Lines(string path) => Text(path).Split('\n')[..^1];

    public ValueTask<IPackageFile> BeginAsync(string path, bool compress, CancellationToken ct)
    {
        step("begin " + path);
        ct.ThrowIfCancellationRequested();
        Assert.False(_isOpen || IsSealed);
        Assert.False(Files.ContainsKey(path));
        _isOpen = true;
        return ValueTask.FromResult<IPackageFile>(new File(this, path));
    }

    public Task SealAsync(CancellationToken ct)
    {
        step("seal");
        IsSealed = true;
        return Task.CompletedTask;
    }

    public IFileSet OpenSealed()
    {
        Assert.True(IsSealed);
        return new MemoryFiles(Files);
    }

    public Task ShowAsync(CancellationToken ct)
    {
        step("show");
        Assert.True(IsSealed);
        IsShown = true;
        return Task.CompletedTask;
    }

    public Task RemoveAsync()
    {
        IsRemoved = true;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class File(MemorySink sink, string path) : IPackageFile
    {
        private readonly MemoryStream _bytes = new();

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
        {
            _bytes.Write(bytes.Span);
            return ValueTask.CompletedTask;
        }

        public ValueTask CloseAsync(CancellationToken ct)
        {
            sink.Files.Add(path, _bytes.ToArray());
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            sink._isOpen = false;
            return ValueTask.CompletedTask;
        }
    }
}
