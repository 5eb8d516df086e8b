using System.Globalization;
using Probative.Kernel.Facts;

namespace Probative.Preservation.Anchors;

/// <summary>What an anchor shows, in words, with what it does not show beside it.</summary>
public static class AnchorWords
{
    /// <summary>One sentence or more.</summary>
    /// <param name="anchor">What came from outside.</param>
    /// <param name="size">The number of facts in the log now.</param>
    public static string Of(CheckpointAnchored anchor, long size)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (anchor is not { State: CheckpointAnchored.Complete, Latest: { } latest })
        {
            var calendars = anchor.Calendars.Count == 0 ? "no calendar" : string.Join(", ", anchor.Calendars);
            return $"Pending: no time yet. {calendars} promised to put this checkpoint into a Bitcoin block; "
                + "no block header was shown.";
        }

        var time = FactTime.Format(latest);
        var counts = Counts(anchor.TreeSize, Math.Max(0, size - anchor.TreeSize));
        return anchor.Kind == AnchorKind.OpenTimestamps
            ? $"From outside: Bitcoin block {anchor.Block} commits to this checkpoint, which existed by "
                + $"{time} if that block is in Bitcoin's chain, which was not checked; {counts}."
            : $"From outside: {anchor.Authority} says this checkpoint existed by {time}; {counts}. "
                + (anchor.IsRevocationChecked ? "No certificate was revoked." : "Revocation not checked.");
    }

    private static string Counts(long older, long later)
    {
        var facts = older == 1 ? "1 fact is" : $"{Number(older)} facts are";
        return $"{facts} older than that; {Number(later)} {(later == 1 ? "is" : "are")} later";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
