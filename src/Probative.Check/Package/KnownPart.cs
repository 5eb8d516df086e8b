using Probative.Check.Faults;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Check.Package;

/// <summary>
/// That a package goes on from what the checker knows from before: package.md, code known-checkpoint.
/// </summary>
internal static class KnownPart
{
    public static void Check(PackageCheck check, IReadOnlyList<KnownRecord> known, FaultList faults)
    {
        foreach (KnownRecord record in known)
        {
            foreach (string message in Compare(check, record))
                faults.Add(Codes.KnownCheckpoint, PackagePaths.Checkpoint, $"{record.Name}: {message}");
        }
    }

    private static IEnumerable<string> Compare(PackageCheck check, KnownRecord record)
    {
        if (!LogCheckpoint.TryParse(record.Checkpoint, out _, out _, out Damage form))
        {
            yield return $"it is not a checkpoint. {form.Message}";
            yield break;
        }

        // Without a key or a checkpoint of the package there is nothing to compare with; that was told.
        if (check.Keys is not { Key: { } key, Checkpoint: { } own }) yield break;
        if (!LogCheckpoint.TryOpen(record.Checkpoint, key, out Checkpoint? known, out Damage damage))
        {
            yield return "it is not signed by the package's key: it is of another log, or false. "
                + damage.Message;
            yield break;
        }

        if (known.Size > own.Size)
        {
            yield return $"it is later ({Plain.Count((long)known.Size, "fact")} in the log) than the "
                + $"package's ({own.Size}), which cannot show what came after.";
        }
        else if (known.Size == own.Size)
        {
            if (known.Root != own.Root) yield return OtherRoot(known);
        }
        else if (check.Tree.Proof is { } proof)
        {
            if (proof.RootAt(known.Size) is not { } root)
                yield return $"the package has no nodes that tell what the log was at "
                    + $"{Plain.Count((long)known.Size, "fact")}.";
            else if (root != known.Root)
                yield return OtherRoot(known);
        }

        if (record.Case is null || record.Case != check.Facts.Case || !check.Facts.HasEveryLeaf) yield break;
        if (record.Facts.Count > check.Facts.Count)
            yield return $"the case had {Plain.Count(record.Facts.Count, "fact")} then, and has "
                + $"{check.Facts.Count} here.";
        if (FindOtherFact(check, record) is { } number)
            yield return $"fact {number} of the case was another one then: two histories exist.";
    }

    private static string OtherRoot(Checkpoint known) =>
        $"at {Plain.Count((long)known.Size, "fact")} this log had another root: two histories exist.";

    private static int? FindOtherFact(PackageCheck check, KnownRecord record)
    {
        ReadOnlySpan<Hash32> now = check.Facts.LeafHashes;
        for (var i = 0; i < Math.Min(now.Length, record.Facts.Count); i++)
        {
            if (now[i] != record.Facts[i].LeafHash) return i + 1;
        }

        return null;
    }
}
