using System.Globalization;
using System.Text;

namespace Probative.Fingerprints.HashLists;

/// <summary>
/// Writes lists of hashes so that other programs read them, and <see cref="HashListReader"/>.
/// </summary>
public static class HashListWriter
{
    private const string Head = "item,frame_number,timestamp,quality,hash\n";

    /// <summary>Whether a format holds one film and no more.</summary>
    /// <param name="format">The format.</param>
    public static bool IsOfOne(HashListFormat format) =>
        format is HashListFormat.VpdqText or HashListFormat.Json;

    /// <summary>The bytes of a file.</summary>
    /// <param name="format">
    /// How it is written. <see cref="HashListFormat.VpdqText"/> and <see cref="HashListFormat.Json"/> hold
    /// one film, and leave out what it is called.
    /// </param>
    /// <param name="entries">
    /// In their order; with quality, frame and time where the format holds one film.
    /// </param>
    /// <exception cref="ArgumentException">An entry lacks what the format has to say.</exception>
    public static byte[] Write(HashListFormat format, IReadOnlyList<HashListEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (IsOfOne(format) && entries.Any(entry => entry is not
            { Quality: not null, Frame: not null, TimeMilliseconds: not null }))
        {
            throw new ArgumentException(
                "Each line says its frame, its quality and its time.", nameof(entries));
        }

        var text = new StringBuilder();
        if (format == HashListFormat.Csv) text.Append(Head);
        if (format == HashListFormat.Json) text.Append('[');
        foreach (var (index, entry) in entries.Index())
        {
            if (format == HashListFormat.Json) text.Append(index == 0 ? "\n" : ",\n");
            text.Append(format switch
            {
                HashListFormat.PdqText => Pdq(entry),
                HashListFormat.VpdqText => Told(
                    $"{entry.Frame},{entry.Quality},{entry.Hash.ToHex()},{Seconds(entry)}\n"),
                HashListFormat.Csv => Told(
                    $"{CsvLine.Write(CsvLine.Guarded(Item(entry)))},{entry.Frame},{Seconds(entry)},")
                    + Told($"{entry.Quality},{entry.Hash.ToHex()}\n"),
                _ => Told($"\"{entry.Hash.ToHex()},{entry.Quality},{Seconds(entry)}\""),
            });
        }

        if (format == HashListFormat.Json) text.Append("\n]\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Pdq(HashListEntry entry) => Item(entry) is { Length: > 0 } item
        ? Told($"{entry.Hash.ToHex()},{entry.Quality},{item}\n")
        : entry.Quality is { } quality
            ? Told($"{entry.Hash.ToHex()},{quality}\n")
            : $"{entry.Hash.ToHex()}\n";

    /// <summary>In one line, whatever it is called.</summary>
    private static string Item(HashListEntry entry)
    {
        var name = new StringBuilder(entry.Item ?? "");
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i])) name[i] = '\uFFFD';
        }

        return name.ToString().Trim();
    }

    private static string Seconds(HashListEntry entry) => entry.TimeMilliseconds is { } time
        ? Told($"{time / 1_000}.{time % 1_000:000}")
        : "";

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
