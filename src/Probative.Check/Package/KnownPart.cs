using System.Globalization;
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
    /// <summary>Compares every record.</summary>
    /// <returns>Those that agree though another key signed them.</returns>
    public static IReadOnlyList<KnownByOtherKey> Check(
        PackageCheck check, IReadOnlyList<KnownRecord> known, FaultList faults)
    {
        // A package with faults shows nothing, so nothing is said of what it goes on from.
        bool isSound = faults.IsEmpty;
        var others = new List<KnownByOtherKey>();
        foreach (KnownRecord record in known)
        {
            string? reason = Open(check, record, out Checkpoint? then, out KnownByOtherKey? other);
            string[] messages = reason is not null ? [reason]
                : then is null ? []
                : [.. Compare(check, record, then, other is null ? ": two histories exist." : ".")];
            foreach (string message in messages)
            {
                faults.Add(
                    Codes.KnownCheckpoint,
                    PackagePaths.Checkpoint,
                    $"{record.Name}: {message}{other?.Doubt}");
            }

            if (isSound && messages.Length == 0 && other is not null) others.Add(other);
        }

        return others;
    }

    /// <summary>
    /// Why a record cannot be compared, or null; no checkpoint where there is nothing to compare it with.
    /// </summary>
    private static string? Open(
        PackageCheck check, KnownRecord record, out Checkpoint? known, out KnownByOtherKey? other)
    {
        (known, other) = (null, null);
        if (!LogCheckpoint.TryParse(
            record.Checkpoint, out SignedNote? note, out Checkpoint? then, out Damage form))
        {
            return $"it is not a checkpoint. {form.Message}";
        }

        // Without a key or a checkpoint of the package there is nothing to compare with; that was told.
        if (check.Keys is not { Key: { } key, Checkpoint: not null }) return null;
        if (then.Origin != key.Name)
            return $"it is of another log: its origin is {then.Origin}, and the package's {key.Name}.";
        if (!note.Signatures.Any(line => line.IsBy(key)))
        {
            // The key of a log can be changed. An equal root ties the package to it, whoever signed it.
            string[] ids = [.. note.Signatures.Select(
                line => line.KeyId.ToString("x8", CultureInfo.InvariantCulture))];
            other = new KnownByOtherKey(record.Name, then.Size, ids);
        }
        else if (!LogCheckpoint.TryOpen(record.Checkpoint, key, out _, out Damage damage))
        {
            return $"its signature by the package's key does not hold, so it is false. {damage.Message}";
        }

        known = then;
        return null;
    }

    private static IEnumerable<string> Compare(
        PackageCheck check, KnownRecord record, Checkpoint known, string otherHistory)
    {
        Checkpoint own = check.Keys!.Checkpoint!;
        if (known.Size > own.Size)
        {
            yield return $"it is later ({Plain.Count((long)known.Size, "fact")} in the log) than the "
                + $"package's ({own.Size}), which cannot show what came after.";
        }
        else if (known.Size == own.Size)
        {
            if (known.Root != own.Root) yield return OtherRoot(known, otherHistory);
        }
        else if (check.Tree.Proof is { } proof)
        {
            if (proof.RootAt(known.Size) is not { } root)
                yield return $"the package has no nodes that tell what the log was at "
                    + $"{Plain.Count((long)known.Size, "fact")}.";
            else if (root != known.Root)
                yield return OtherRoot(known, otherHistory);
        }

        if (record.Case is null || record.Case != check.Facts.Case || !check.Facts.HasEveryLeaf) yield break;
        if (record.Facts.Count > check.Facts.Count)
            yield return $"the case had {Plain.Count(record.Facts.Count, "fact")} then, and has "
                + $"{check.Facts.Count} here.";
        if (FindOtherFact(check, record) is { } number)
            yield return $"fact {number} of the case was another one then{otherHistory}";
    }

    private static string OtherRoot(Checkpoint known, string otherHistory) =>
        $"at {Plain.Count((long)known.Size, "fact")} this log had another root{otherHistory}";

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
