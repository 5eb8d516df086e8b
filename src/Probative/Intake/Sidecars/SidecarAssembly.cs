using Probative.Intake.Sources;

namespace Probative.Intake.Sidecars;

/// <summary>Brings the rows of one file together: one acquisition, any number of appearances.</summary>
internal sealed class SidecarAssembly(string folder, ISourceFiles sources)
{
    private readonly Dictionary<string, Gathered> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<SourceRoot> Files() =>
    [
        .. _files.Values
            .Select(file => file.Root)
            .OrderBy(root => SourceName.ToBytes(root.Path), ByteOrder.Instance),
    ];

    public Dictionary<string, Statement> Statements() => _files.ToDictionary(
        file => file.Key,
        file => new Statement(file.Value.Acquisition, file.Value.Appearances),
        StringComparer.Ordinal);

    /// <summary>The line of the first row of each file.</summary>
    public Dictionary<string, long> Lines() => _files.ToDictionary(
        file => file.Key, file => file.Value.Line, StringComparer.Ordinal);

    /// <summary>Takes one row, or says what is wrong with it.</summary>
    public IEnumerable<SidecarFault> Add(SidecarRow row)
    {
        var faults = row.Stated.Validate()
            .Select(message => new SidecarFault(row.Line, SidecarFault.BadValue, message))
            .ToList();
        if (string.IsNullOrWhiteSpace(row.Path))
        {
            faults.Add(new SidecarFault(row.Line, SidecarFault.NoPath, "The row has no path."));
        }
        else if (row.Path.Contains('\0', StringComparison.Ordinal)
            || sources.Find(Path.IsPathRooted(row.Path) ? row.Path : $"{folder}/{row.Path}") is not { } root)
        {
            faults.Add(new SidecarFault(
                row.Line, SidecarFault.PathNotFound, $"Nothing is at the path \"{row.Path}\"."));
        }
        else if (root.IsFolder)
        {
            faults.Add(new SidecarFault(
                row.Line, SidecarFault.PathNotFound, $"\"{row.Path}\" is a folder; a row names a file."));
        }
        else if (faults.Count == 0 && Gather(root, row) is { } fault)
        {
            faults.Add(fault);
        }

        return faults;
    }

    private SidecarFault? Gather(SourceRoot root, SidecarRow row)
    {
        var (acquisition, appearance) = (row.Stated.Acquisition, row.Stated.Appearance);
        if (!_files.TryGetValue(root.Path, out var file))
        {
            file = new Gathered(root, acquisition, row.Line);
            if (appearance is not null) file.Appearances.Add(appearance);
            _files.Add(root.Path, file);
            return null;
        }

        if (acquisition != StatedAcquisition.Nothing && acquisition != file.Acquisition)
        {
            return new SidecarFault(
                row.Line,
                SidecarFault.ConflictingRows,
                $"Line {file.Line} states another acquisition of the same file.");
        }

        if (appearance is null || file.Appearances.Contains(appearance))
        {
            return new SidecarFault(
                row.Line,
                SidecarFault.DuplicateRow,
                $"The row states nothing that line {file.Line} and those after it have not.");
        }

        file.Appearances.Add(appearance);
        return null;
    }

    private sealed record Gathered(SourceRoot Root, StatedAcquisition Acquisition, long Line)
    {
        public List<StatedAppearance> Appearances { get; } = [];
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
