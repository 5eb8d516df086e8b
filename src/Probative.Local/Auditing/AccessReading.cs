namespace Probative.Local.Auditing;

/// <summary>What stands in one file of the access log.</summary>
internal sealed record AccessReading
{
    public required IReadOnlyList<AccessEntry> Entries { get; init; }

    /// <summary>The places, from 0, of entries that are whole and do not open.</summary>
    public required IReadOnlyList<int> Damaged { get; init; }

    /// <summary>
    /// So many bytes behind the last whole entry: what a crash left of one, or one that is just being
    /// written.
    /// </summary>
    public required int TornBytes { get; init; }

    /// <summary>More than a crash can leave: a length among the entries is damaged.</summary>
    public bool IsTornInside => TornBytes > AccessFrames.SizeMaxBytes;

    public static AccessReading Of(byte[] key, string file, ReadOnlySpan<byte> bytes)
    {
        var (entries, damaged) = (new List<AccessEntry>(), new List<int>());
        var whole = AccessFrames.Whole(bytes);
        var rest = bytes[..whole.Bytes];
        for (var place = 0; place < whole.Entries; place++)
        {
            var next = AccessFrames.Next(rest);
            if (AccessFrames.Open(key, file, place, next) is { } entry) entries.Add(entry);
            else damaged.Add(place);
            rest = rest[AccessFrames.SizeOf(next)..];
        }

        return new AccessReading
        {
            Entries = entries, Damaged = damaged, TornBytes = bytes.Length - whole.Bytes,
        };
    }
}
