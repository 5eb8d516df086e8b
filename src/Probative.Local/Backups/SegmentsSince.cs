using Probative.Ledger;

namespace Probative.Local.Backups;

/// <summary>
/// The segments of a state, one after the other. A segment that is full is never read again; the last one, as
/// long as it is not, is followed by one with more facts. After fields were destroyed in the vault all are
/// read anew.
/// </summary>
internal sealed class SegmentsSince(BackupDescription? previous, BackupRows rows, BackupState state)
{
    private readonly List<SegmentEntry> _all = previous?.Rekeys == state.Rekeys
        ? [.. previous.Segments.Where(segment => segment.To - segment.From == SegmentForm.FactsMax)]
        : [];

    /// <summary>All that were passed so far, those that are held already included.</summary>
    public IReadOnlyList<SegmentEntry> All => _all;

    /// <summary>True when fields were destroyed meanwhile: then there is no next segment.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Those whose bytes are held nowhere yet.</summary>
    public IEnumerable<(SegmentEntry Segment, byte[] Bytes)> New()
    {
        var held = (previous?.Segments ?? []).ToHashSet();
        var first = _all is [.., var last] ? last.To : 0;
        for (var from = first; from < state.Facts; from += SegmentForm.FactsMax)
        {
            var to = Math.Min(state.Facts, from + SegmentForm.FactsMax);
            if (rows.Read(from, to, state) is not { } facts)
            {
                IsPast = true;
                yield break;
            }

            var bytes = SegmentForm.Encode(from, facts);
            var segment = new SegmentEntry(from, to, Hash32.Of(bytes), bytes.Length);
            _all.Add(segment);
            if (!held.Contains(segment)) yield return (segment, bytes);
        }
    }
}
