using System.Diagnostics.CodeAnalysis;
using Probative.Intake.Sources;
using Probative.Ledger;

namespace Probative.Intake.Sidecars;

/// <summary>
/// A sidecar whose every row was found good: what is stated of which file. Keys are canonical paths, so that
/// it does not matter how a path was spelled.
/// </summary>
public sealed class Sidecar
{
    private readonly Dictionary<string, Statement> _statements;

    private readonly Dictionary<string, long> _lines;

    private Sidecar(Hash32 sha256, SidecarAssembly assembly)
    {
        Sha256 = sha256;
        Files = assembly.Files();
        _statements = assembly.Statements();
        _lines = assembly.Lines();
    }

    /// <summary>Of the sidecar's bytes: part of what makes two intakes the same.</summary>
    public Hash32 Sha256 { get; }

    /// <summary>Every file that a row names, once, in ascending order of their paths.</summary>
    public IReadOnlyList<SourceRoot> Files { get; }

    /// <summary>The line of the first row that names a file of <see cref="Files"/>, from 1.</summary>
    public long LineOf(SourceRoot file) => _lines[file.Path];

    public bool TryFind(string path, [NotNullWhen(true)] out Statement? statement) =>
        _statements.TryGetValue(path, out statement);

    /// <summary>Reads, validates, and finds the files; faults are in the order of lines.</summary>
    public static (Sidecar? Sidecar, IReadOnlyList<SidecarFault> Faults) Open(
        ReadOnlySpan<byte> bytes, string folder, ISourceFiles sources)
    {
        var read = SidecarReader.Read(bytes);
        var assembly = new SidecarAssembly(folder, sources);
        var faults = new List<SidecarFault>(read.Faults);
        foreach (var row in read.Rows)
        {
            if (faults.Count >= SidecarRows.FaultsMax) break;
            faults.AddRange(assembly.Add(row));
        }

        if (faults.Count > 0) return (null, [.. faults.OrderBy(fault => fault.Line)]);
        return (new Sidecar(Hash32.Of(bytes), assembly), []);
    }
}
