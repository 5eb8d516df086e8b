using Probative.Formats.Containers;

namespace Probative.Check.Targets;

/// <summary>A path that a person named, opened and told apart by its content, never by its name.</summary>
internal sealed class Target : IDisposable
{
    private const int LongestText = 4 * 1024 * 1024;

    private Target(string path, TargetKind kind, IFileSet? files, byte[] text)
    {
        Path = path;
        Kind = kind;
        Files = files;
        Text = text;
    }

    public string Path { get; }

    public TargetKind Kind { get; }

    /// <summary>The files of a package or log; null for the others.</summary>
    public IFileSet? Files { get; }

    /// <summary>The bytes of a receipt or checkpoint; empty for the others.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Opens a path; null if nothing is there.</summary>
    public static Target? Open(string path)
    {
        if (Directory.Exists(path)) return OfFiles(path, FolderFiles.List(path));
        if (!File.Exists(path)) return null;
        byte[] start = SmallFile.Read(path, LongestText);
        if (start.AsSpan().StartsWith("PK"u8))
            return OfFiles(path, ZipFiles.Read(path, belowCommonFolder: true));
        TargetKind kind = start.AsSpan().StartsWith("c2sp.org/tlog-proof@"u8) ? TargetKind.Receipt
            : start.AsSpan().IndexOf("\n\n\u2014 "u8) > 0 ? TargetKind.Checkpoint
            : TargetKind.Unknown;
        return new Target(path, kind, null, start);
    }

    public void Dispose() => Files?.Dispose();

    private static Target OfFiles(string path, IFileSet files)
    {
        bool isLog = !files.TryFind("bagit.txt", out _) && !files.HasFolder("ledger")
            && (files.TryFind("checkpoint", out _) || files.HasFolder("tile"));
        return new Target(path, isLog ? TargetKind.Log : TargetKind.Package, files, []);
    }
}
