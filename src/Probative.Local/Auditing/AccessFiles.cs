using System.Globalization;
using Probative.Local.Durable;

namespace Probative.Local.Auditing;

/// <summary>
/// The files of the access log: `access/YYYY-MM-DD-N.log`, the entries of one day (UTC) in the order in which
/// they were written, N from 0. A day is what is erased, so that erasing removes files and rewrites none.
/// </summary>
internal static class AccessFiles
{
    /// <summary>
    /// A file that has grown over this gets no more entries; the next one of its day does. What a reader has
    /// to hold is this and one entry.
    /// </summary>
    public const int FullBytes = 4 * 1024 * 1024;

    public const int LimitBytes = FullBytes + AccessFrames.SizeMaxBytes;

    private const string DayForm = "yyyy-MM-dd";
    private const string Ending = ".log";

    /// <summary>The names of all files, the oldest day first.</summary>
    public static IReadOnlyList<(string Name, DateOnly Day, int Number)> List(IReadFs fs) =>
    [
        .. (fs.List(VaultPath.AccessDirectory) ?? [])
            .Select(entry => TryParse(entry.Name, out var day, out var number)
                ? (entry.Name, Day: day, Number: number)
                : default)
            .Where(file => file.Name is not null)
            .OrderBy(file => file.Day).ThenBy(file => file.Number),
    ];

    public static string NameOf(DateOnly day, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Format(day)}-{number}{Ending}");

    public static string PathOf(string name) => $"{VaultPath.AccessDirectory}/{name}";

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static string Format(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Reads `2027-01-31`.</summary>
    public static bool TryParseDay(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>True when this is exactly the name that <see cref="NameOf"/> gives.</summary>
    public static bool TryParse(string name, out DateOnly day, out int number)
    {
        number = 0;
        return TryParseDay(name.Length > DayForm.Length ? name[..DayForm.Length] : null, out day)
            && name[DayForm.Length] == '-'
            && name.EndsWith(Ending, StringComparison.Ordinal)
            && int.TryParse(
                name[(DayForm.Length + 1)..^Ending.Length],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out number)
            && name == NameOf(day, number);
    }
}
