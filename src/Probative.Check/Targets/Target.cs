using Probative.Check.Logs;
using Probative.Check.Package;
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

    /// <summary>
    /// True if some file or folder is there that makes a package of the others, or could be: damage can hide
    /// them.
    /// </summary>
    public bool HasPackageFile => Files is not null
        && (Files.Damages.Count > 0 || Files.TryFind("bagit.txt", out _)
            || Files.TryFind(PackagePaths.Facts, out _)
            || Files.TryFind(PackagePaths.Manifest, out _) || Files.HasFolder("ledger"));

    /// <summary>The bytes of a receipt or of a checkpoint; empty for packages.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Opens a path; null if nothing is there.</summary>
    public static Target? Open(string path)
    {
        if (Directory.Exists(path)) return OfFolder(path);
        if (!File.Exists(path)) return null;
        byte[] start = SmallFile.Read(path, LongestText);
        if (start.AsSpan().StartsWith("PK"u8))
            return OfFiles(path, ZipFiles.Read(path, belowCommonFolder: true), []);
        TargetKind kind = start.AsSpan().StartsWith("c2sp.org/tlog-proof@"u8) ? TargetKind.Receipt
            : start.AsSpan().IndexOf("\n\n\u2014 "u8) > 0 ? TargetKind.Checkpoint
            : TargetKind.Unknown;
        return new Target(path, kind, null, start);
    }

    public void Dispose() => Files?.Dispose();

    // A log that is served grows while it is read. Its checkpoint is read before its files are listed again,
    // so that every file that the checkpoint asks for is in the listing.
    private static Target OfFolder(string path)
    {
        Target target = OfFiles(path, FolderFiles.List(path), []);
        if (target.Kind is not TargetKind.Log) return target;
        ReadOnlyMemory<byte>? early = new LogFolder(target.Files!).Read(LogFolder.Checkpoint, LongestText);
        return OfFiles(path, FolderFiles.List(path), early?.ToArray() ?? []);
    }

    private static Target OfFiles(string path, IFileSet files, byte[] checkpoint)
    {
        bool isLog = !files.TryFind("bagit.txt", out _) && !files.HasFolder("ledger")
            && (files.TryFind("checkpoint", out _) || files.HasFolder("tile"));
        bool isVault = !isLog && !files.TryFind("bagit.txt", out _) && files.TryFind("log/checkpoint", out _);
        TargetKind kind = isLog ? TargetKind.Log : isVault ? TargetKind.Vault : TargetKind.Package;
        return new Target(path, kind, files, isLog ? checkpoint : []);
    }
}
