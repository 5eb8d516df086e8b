namespace Probative.Formats.IsoBmff;

/// <summary>
/// A time as boxes hold it: seconds since the beginning of 1904 (ISO/IEC 14496-12 clause 8.2.2), in UTC by
/// the standard and in local time by many cameras.
/// </summary>
/// <param name="Raw">The number as it stands; 0 means that no time was set.</param>
public readonly record struct BoxTime(ulong Raw)
{
    private static readonly DateTimeOffset s_epoch = new(1904, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time that the standard reads from it; null for 0 and beyond calendars.</summary>
    public DateTimeOffset? Utc =>
        Raw is > 0 and < 250_000_000_000 ? s_epoch.AddSeconds(Raw) : null;
}
