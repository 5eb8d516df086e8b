namespace Probative.Intake.Sources;

/// <summary>Entries of a walk, with their paths as they are within the root.</summary>
internal static class PathWithin
{
    public static SourceEntry Of(SourceEntry entry, SourceRoot root)
    {
        string Short(string path) =>
            path.StartsWith(root.Path + "/", StringComparison.Ordinal)
                ? path[(root.Path.Length + 1)..]
                : path;
        return entry switch
        {
            SourceEntry.Opened(var file) => new SourceEntry.Opened(new FileWithin(file, Short(file.Path))),
            SourceEntry.Failed(var failure) =>
                new SourceEntry.Failed(failure with { Path = Short(failure.Path) }),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private sealed class FileWithin(SourceFile file, string path) : SourceFile
    {
        public override string Path => path;

        public override string Name => file.Name;

        public override long SizeBytes => file.SizeBytes;

        public override DateTimeOffset? Modified => file.Modified;

        public override SourceFailure? Read(Span<byte> buffer, out int count) =>
            Short(file.Read(buffer, out count));

        public override SourceFailure? CheckUnchanged(long bytesRead) =>
            Short(file.CheckUnchanged(bytesRead));

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
        }

        private SourceFailure? Short(SourceFailure? failure) =>
            failure is null ? null : failure with { Path = path };
    }
}
