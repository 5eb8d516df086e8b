using Probative.Check.Faults;
using Probative.Check.Logs;
using Probative.Check.Package;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Check.Targets;

/// <summary>
/// What the person who checks has from before: a checkpoint, and of a package its facts too.
/// </summary>
/// <param name="Name">Where it is, as the person wrote it.</param>
/// <param name="Checkpoint">The bytes of the signed checkpoint.</param>
internal sealed record KnownRecord(string Name, byte[] Checkpoint)
{
    private const int LongestCheckpoint = 1024 * 1024;

    /// <summary>The case of an earlier package; null for anything else.</summary>
    public CaseId? Case { get; private init; }

    /// <summary>The leaf hashes of an earlier package's facts, and their log indices.</summary>
    public IReadOnlyList<(ulong Index, Hash32 LeafHash)> Facts { get; private init; } = [];

    /// <summary>
    /// Reads a checkpoint, log or package; null with a reason if nothing in it could be one. A file is taken
    /// as it is: that it is no checkpoint, or none any more, is for the comparison to say.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="withFacts">True to read a package's facts as well.</param>
    /// <param name="lanes">How many facts are read at once.</param>
    /// <param name="reason">Why it is null.</param>
    public static KnownRecord? Read(string path, bool withFacts, int lanes, out string reason)
    {
        using Target? target = Target.Open(path);
        reason = target is null ? "nothing is there" : "it has no checkpoint";
        switch (target?.Kind)
        {
            case TargetKind.Checkpoint or TargetKind.Receipt or TargetKind.Unknown:
                return new KnownRecord(path, target.Text.ToArray());
            case TargetKind.Log when !target.Text.IsEmpty:
                return new KnownRecord(path, target.Text.ToArray());
            case TargetKind.Log:
                return new LogFolder(target.Files!).Read(LogFolder.Checkpoint, LongestCheckpoint) is { } bytes
                    ? new KnownRecord(path, bytes.ToArray())
                    : null;
            case TargetKind.Package:
                return OfPackage(path, target, withFacts, lanes, ref reason);
            default:
                return null;
        }
    }

    private static KnownRecord? OfPackage(
        string path, Target target, bool withFacts, int lanes, ref string reason)
    {
        var faults = new FaultList();
        if (new LogFolder(target.Files!).Read(PackagePaths.Checkpoint, LongestCheckpoint) is not { } bytes)
            return null;
        var known = new KnownRecord(path, bytes.ToArray());
        if (!withFacts) return known;
        var record = PackageCheck.ReadRecord(target.Files!, faults, lanes);
        if (record.Facts.Case is null || !record.Facts.HasEveryLeaf
            || record.Tree.Indices.Length != record.Facts.Count)
        {
            reason = "it is damaged itself; check it first";
            return null;
        }

        var facts = new (ulong, Hash32)[record.Tree.Indices.Length];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = (record.Tree.Indices[i], record.Facts.LeafHashes[i]);
        return known with { Case = record.Facts.Case, Facts = facts };
    }
}
