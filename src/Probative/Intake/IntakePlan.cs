using Probative.Intake.Sidecars;
using Probative.Intake.Sources;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Intake;

/// <summary>
/// What an `add` is going to do, once everything that can be found wrong beforehand was looked for.
/// </summary>
internal sealed class IntakePlan
{
    private readonly Statement _stated;
    private readonly Sidecar? _sidecar;
    private readonly bool _isWithin;

    private IntakePlan(
        CaseId @case,
        IReadOnlyList<SourceRoot> roots,
        Statement stated,
        Sidecar? sidecar,
        SourceRoot? leftOut,
        bool isWithin)
    {
        Roots = roots;
        LeftOut = leftOut;
        _stated = stated;
        _sidecar = sidecar;
        _isWithin = isWithin;
        Key = IntakeKey.Of(@case, roots, stated, sidecar?.Sha256);
    }

    /// <summary>Files and folders, none below another.</summary>
    public IReadOnlyList<SourceRoot> Roots { get; }

    /// <summary>
    /// The sidecar where it lies in a folder that is taken: what it states is for the record alone, where
    /// each field can be withheld. Null when it lies elsewhere, or was named as a file of its own.
    /// </summary>
    public SourceRoot? LeftOut { get; }

    public Hash32 Key { get; }

    public Statement StatementOf(string path) =>
        _sidecar is null
            ? _stated
            : _sidecar.TryFind(path, out var statement) ? statement : Statement.Nothing;

    public IEnumerable<SourceEntry> Walk(ISourceFiles sources)
    {
        foreach (var root in Roots)
        {
            foreach (var entry in sources.Walk(root))
            {
                if (entry is SourceEntry.Opened(var file) && file.Path == LeftOut?.Path) file.Dispose();
                else yield return _isWithin && root.IsFolder ? PathWithin.Of(entry, root) : entry;
            }
        }
    }

    public static (IntakePlan? Plan, IReadOnlyList<Problem> Problems) Make(
        AddItems command, CaseId @case, ISourceFiles sources)
    {
        var problems = new List<Problem>(Validate(command));
        var roots = FindRoots(command.Paths, sources, problems);
        Sidecar? sidecar = null;
        if (command.Sidecar is { } path)
        {
            sidecar = OpenSidecar(path, sources, problems);
            if (sidecar is not null && roots.Count > 0) RequireNamed(sidecar, roots, path, problems);
            if (sidecar is not null && roots.Count == 0 && command.Paths.Count == 0) roots = sidecar.Files;
        }

        if (problems.Count > 0) return (null, problems);
        var leftOut = command.Sidecar is { } own ? BelowFolder(sources.Find(own), roots) : null;
        return (new IntakePlan(
            @case, roots, command.Stated, sidecar, leftOut, command.RecordWithin), problems);
    }

    private static SourceRoot? BelowFolder(SourceRoot? file, IReadOnlyList<SourceRoot> roots) =>
        file is not null && FoldersAbove(file.Path).Any(folder => roots.Any(root => root.Path == folder))
            ? file
            : null;

    private static IEnumerable<Problem> Validate(AddItems command)
    {
        if (command.Paths.Count == 0 && command.Sidecar is null)
        {
            yield return new Problem(
                "nothing-named", null, "No file or folder was named.", "Name paths, or give --sidecar FILE.");
        }

        if (command.Paths.Contains(""))
        {
            // A script whose variable is not set names nothing; it must not be told that all went well.
            yield return new Problem(
                "path-empty",
                null,
                "One of the paths is empty.",
                "Give the path of a file or folder: a variable of a script may not be set. Nothing was "
                + "recorded.");
        }

        if (command.Sidecar is not null && (command.Stated.Appearances.Count > 0
            || command.Stated.Acquisition != StatedAcquisition.Nothing))
        {
            yield return new Problem(
                "stated-twice",
                null,
                "A sidecar and flags both state where the material comes from.",
                "Put everything into the sidecar, or leave it out.");
        }

        var hint = $"Correct the value, or write \"{NotStated.Words}\". {Edtf.Hint}";
        foreach (var (field, value) in StatedValues.Of(command.Stated))
        {
            if (field.Validate(value) is { } message)
                yield return new Problem("bad-value", null, message, hint);
        }
    }

    private static IReadOnlyList<SourceRoot> FindRoots(
        IReadOnlyList<string> paths, ISourceFiles sources, List<Problem> problems)
    {
        var roots = new List<SourceRoot>(paths.Count);
        foreach (var path in paths)
        {
            if (sources.Find(path) is { } root)
            {
                roots.Add(root);
                continue;
            }

            problems.Add(new Problem(
                "path-not-found",
                path,
                "Nothing is there, or a folder on the way to it cannot be entered.",
                "Check the spelling and the permissions. Nothing was recorded."));
        }

        // A folder and something in it: the walk of the folder takes both, once.
        var named = roots.Select(root => root.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. roots
                .DistinctBy(root => root.Path)
                .Where(root => !FoldersAbove(root.Path).Any(named.Contains)),
        ];
    }

    private static Sidecar? OpenSidecar(string path, ISourceFiles sources, List<Problem> problems)
    {
        byte[] bytes;
        try
        {
            var file = new FileInfo(path);
            if (file.Length > SidecarReader.SizeBytesMax)
            {
                problems.Add(ToProblem(path, new SidecarFault(
                    1, SidecarFault.TooLarge, "The sidecar is larger than 256 MiB.")));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(
                "sidecar-unreadable",
                path,
                "The sidecar cannot be read.",
                "Check its path and permissions."));
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        var (sidecar, faults) = Sidecar.Open(bytes, folder, sources);
        problems.AddRange(faults.Select(fault => ToProblem(path, fault)));
        return sidecar;
    }

    private static void RequireNamed(
        Sidecar sidecar, IReadOnlyList<SourceRoot> roots, string path, List<Problem> problems)
    {
        var named = roots.Select(root => root.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in sidecar.Files)
        {
            if (named.Contains(file.Path) || FoldersAbove(file.Path).Any(named.Contains)) continue;
            problems.Add(new Problem(
                SidecarFault.PathNotNamed,
                $"{path}:{sidecar.LineOf(file)}",
                $"A row names \"{file.Path}\", which is not in the files and folders of this command.",
                "Name its folder on the command line too, or give the sidecar alone."));
            if (problems.Count >= SidecarRows.FaultsMax) return;
        }
    }

    private static IEnumerable<string> FoldersAbove(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
        yield return "/";
    }

    private static Problem ToProblem(string path, SidecarFault fault) =>
        new(fault.Code, $"{path}:{fault.Line}", fault.Message, fault.Hint);
}
