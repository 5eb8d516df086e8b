using Probative.Kernel.Dates;

namespace Probative.Incidents.Patterns;

/// <summary>
/// The days that something can have been on; null at an end that is open. Compared as text: years of four
/// digits alone.
/// </summary>
internal readonly record struct Days(string? First, string? Last)
{
    public static Days Of(Reading reading) => new(reading.Earliest, reading.Latest);

    /// <summary>Null for what is no date.</summary>
    public static Days? Of(string? edtf) => EdtfBounds.TryOf(edtf) is { } bounds
        ? new Days(bounds.Earliest?.ToString(), bounds.Latest?.ToString())
        : null;

    /// <summary>True if a day is in both.</summary>
    public bool Meets(Days other) => NotAfter(First, other.Last) && NotAfter(other.First, Last);

    /// <summary>True if every day of this one is in the other.</summary>
    public bool IsWithin(Days other) =>
        (other.First is null || (First is not null && NotAfter(other.First, First)))
        && (other.Last is null || (Last is not null && NotAfter(Last, other.Last)));

    private static bool NotAfter(string? one, string? other) =>
        one is null || other is null || string.CompareOrdinal(one, other) <= 0;
}
