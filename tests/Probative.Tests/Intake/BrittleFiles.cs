using Probative.Intake.Sources;

namespace Probative.Tests.Intake;

/// <summary>Source files made up by a test: any of them may fail, change or never end while it is
/// read.</summary>
internal sealed class BrittleFiles(params IReadOnlyList<SourceEntry> entries) : ISourceFiles
{
    /// <summary>Called before each entry is given out, with its place.</summary>
    public Action<int>? OnEntry { get; init; }

    public SourceRoot? Find(string path) => new(path, Path.GetFileName(path), IsFolder: true);

    public IEnumerable<SourceEntry> Walk(SourceRoot root)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            OnEntry?.Invoke(i);
            yield return entries[i];
        }
    }

    public (long Files, long Bytes) Count(SourceRoot root, CancellationToken ct) => (entries.Count, 0);

    public static SourceEntry File(string name, string text) => new SourceEntry.Opened(new Made(name, text));

    public static SourceEntry ChangedFile(string name, string text) =>
        new SourceEntry.Opened(new Made(name, text)
        {
            Change = new SourceFailure("/made/" + name, name, SourceFailure.ChangedWhileRead, "It changed."),
        });

    public static SourceEntry BrokenFile(string name, string text) =>
        new SourceEntry.Opened(new Made(name, text)
        {
            Break = new SourceFailure("/made/" + name, name, SourceFailure.Unreadable, "The medium failed."),
        });

    public static SourceEntry GrowingFile(string name) =>
        new SourceEntry.Opened(new Made(name, "x") { IsEndless = true });

    public static SourceEntry Vanished(string name) => new SourceEntry.Failed(
        new SourceFailure("/made/" + name, name, SourceFailure.Vanished, "It is gone."));

    private sealed class Made(string name, string text) : SourceFile
    {
        private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);
        private int _at;

        public SourceFailure? Change { get; init; }
        public SourceFailure? Break { get; init; }
        public bool IsEndless { get; init; }

        public override string Path => "/made/" + Name;
        public override string Name => name;
        public override long SizeBytes => _bytes.Length;
        public override DateTimeOffset? Modified => DateTimeOffset.UnixEpoch;

        public override SourceFailure? Read(Span<byte> buffer, out int count)
        {
            count = 0;
            if (_at > 0 && Break is not null) return Break;
            if (IsEndless)
            {
                count = buffer.Length;
                return null;
            }

            // A few bytes at a time, as a slow medium gives them.
            count = Math.Min(Math.Min(buffer.Length, 3), _bytes.Length - _at);
            _bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return null;
        }

        public override SourceFailure? CheckUnchanged(long bytesRead) =>
            Change ?? (bytesRead == SizeBytes
                ? null
                : new SourceFailure(Path, Name, SourceFailure.ChangedWhileRead, "It grew."));

        protected override void Dispose(bool disposing)
        {
            // There is nothing to release.
        }
    }
}
