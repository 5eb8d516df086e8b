using System.Runtime.InteropServices;

namespace Probative.Local.Sources;

/// <summary>`struct statx_timestamp`.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly record struct FileTime
{
    public long Seconds { get; }
    public uint Nanoseconds { get; }

    /// <summary>
    /// In whole milliseconds, the form of a time in a fact; null outside of the years 1 to 9999.
    /// </summary>
    public DateTimeOffset? ToMilliseconds()
    {
        if (Seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds()) return null;
        if (Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return null;
        return DateTimeOffset.FromUnixTimeSeconds(Seconds).AddMilliseconds(Nanoseconds / 1_000_000);
    }
}
