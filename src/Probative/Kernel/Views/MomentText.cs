using System.Globalization;

namespace Probative.Kernel.Views;

/// <summary>Where in an item something is, as a person finds it: a time of the clock of the item, or frames.
/// </summary>
public static class MomentText
{
    /// <summary>` at 00:01:23.5`, ` from 00:01:23.5 to 00:01:24, frames 2085 to 2097`; empty for all of it.
    /// </summary>
    public static string Of(IMomentRow seen)
    {
        var time = seen.FirstMicroseconds is { } first
            ? seen.LastMicroseconds is { } last && last != first
                ? $" from {Clock(first)} to {Clock(last)}"
                : $" at {Clock(first)}"
            : "";
        var frames = seen.FirstFrame is { } begins
            ? seen.LastFrame is { } ends && ends != begins
                ? string.Create(CultureInfo.InvariantCulture, $"frames {begins} to {ends}")
                : string.Create(CultureInfo.InvariantCulture, $"frame {begins}")
            : "";
        var part = seen.Left is null ? "" : ", in a part of the picture";
        if (frames.Length == 0) return time + part;
        return time.Length == 0 ? $" at {frames}{part}" : $"{time}, {frames}{part}";
    }

    /// <summary>`00:01:23.5`: hours, minutes, seconds, with as many decimals as there are.</summary>
    public static string Clock(long microseconds)
    {
        // A video can begin before its own zero; what the file says may be any number.
        var (sign, all) = microseconds < 0
            ? ("-", (ulong)-(microseconds + 1) + 1)
            : ("", (ulong)microseconds);
        var (seconds, rest) = (all / 1_000_000, all % 1_000_000);
        var (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
        var whole = string.Create(
            CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}:{seconds % 60:00}");
        return rest == 0
            ? whole
            : $"{whole}.{rest.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0')}";
    }
}
