using System.Collections.Frozen;
using Probative.Kernel.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Which fields can be destroyed one by one. What says of what kind a fact is, who recorded it when, and what
/// it is about stays: without it nothing could say any more what was destroyed. What is destroyed with an
/// item goes with the item.
/// </summary>
internal static class FieldRules
{
    private static readonly FrozenSet<string> s_frame = FrozenSet.ToFrozenSet(
        [
            "type", "at", "actor", "item", "sha256", "size_bytes", "intake", "claim", "appearance", "member",
            "pseudonym", "destruction", "hold", "receipt", "corrects", "corrects_index", "corrects_leaf",
            "field", "examination", "procedure", "output", "derivatives", "manifest_sha256", "files",
            "case_head", "previous", "handover_key", "tree_size", "list",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_tombstones = FrozenSet.ToFrozenSet(
        [
            nameof(DestructionRequested), nameof(DestructionWithdrawn), nameof(DestructionApproved),
            nameof(ItemDestroyed), nameof(FieldDestroyed),
        ],
        StringComparer.Ordinal);

    /// <summary>Why this field stays, in words that end a sentence; null when it may go.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="isOwn">True in the vault's own sequence.</param>
    public static string? WhyItStays(RecordedFact fact, string field, bool isOwn)
    {
        if (s_tombstones.Contains(fact.Type) && field != "reason")
            return "says what is destroyed, and has to outlast it";
        if (s_frame.Contains(field)) return "says what the fact is about, or ties it to what is kept";
        return isOwn && (fact.Type != nameof(MemberAdded) || field != "name")
            ? "is needed to open the vault or to check its record"
            : null;
    }
}
