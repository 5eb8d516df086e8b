using System.Runtime.InteropServices;
using Probative.Kernel.Log;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Preservation.Anchors;

namespace Probative.Handover.Plan;

/// <summary>
/// Which outside times a package carries: of each authority, for every number of the case's facts that one of
/// its answers covers, the earliest; and what is only promised where nothing is known yet.
/// </summary>
internal static class AnchorChoice
{
    /// <summary>
    /// Chooses among all that the record holds. What no longer verifies is passed over and told.
    /// </summary>
    /// <param name="vault">An open vault.</param>
    /// <param name="record">What the vault's own sequence says of outside time.</param>
    /// <param name="indices">The log indices of the case's facts, ascending.</param>
    /// <param name="damaged">Told the token of an anchor that does not stand, and why.</param>
    /// <returns>In the order of the log.</returns>
    public static IReadOnlyList<CheckpointAnchored> Choose(
        IVault vault, AnchorRecord record, List<ulong> indices, Action<Hash32, string> damaged)
    {
        var review = new AnchorReview(
            record, digest => KeptBytes.Find(vault, digest), size => LogRoots.At(vault.Log, size));
        var sound = new List<CheckpointAnchored>();

        // Of one answer, or of one checkpoint's proof, the last record of it knows most.
        foreach (var same in record.Anchors.GroupBy(anchor => (anchor.Kind, KeyOf(anchor))))
        {
            var anchor = same.LastOrDefault(one => one.State == CheckpointAnchored.Complete) ?? same.Last();
            if (Covered(anchor, indices) == 0) continue;
            if (review.FaultOf(anchor) is { } fault) damaged(anchor.Token, fault);
            else sound.Add(anchor);
        }

        var chosen = sound.GroupBy(anchor => (anchor.Kind, anchor.Authority, Covered(anchor, indices)))
            .Select(of => of.Where(anchor => anchor.State == CheckpointAnchored.Complete)
                .MinBy(anchor => anchor.Latest) ?? of.Last());
        return [.. chosen.OrderBy(anchor => anchor.TreeSize).ThenBy(anchor => anchor.Latest)];
    }

    /// <summary>How many of the case's facts stand in the anchored checkpoint.</summary>
    public static int Covered(CheckpointAnchored anchor, List<ulong> indices)
    {
        var at = CollectionsMarshal.AsSpan(indices).BinarySearch((ulong)anchor.TreeSize);
        return at < 0 ? ~at : at;
    }

    private static Hash32 KeyOf(CheckpointAnchored anchor) =>
        anchor.Kind == AnchorKind.OpenTimestamps ? anchor.Note : anchor.Token;
}
