using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>The two forms without a head: lines of PDQ, and lines of vPDQ.</summary>
internal static class TextHashes
{
    private const string HashKey = "hash=";

    // `threatexchange hash` writes the kind of a hash before it.
    private const string KindWord = "pdq ";

    public static void Read(ReadOnlySpan<byte> bytes, HashListFormat format, HashListBuilder builder)
    {
        var lines = new LineReader(bytes);
        while (lines.TryRead(out var line))
        {
            if (line.Text is not { } text)
            {
                builder.Fault(line.Number, line.Offset, line.Fault!);
                continue;
            }

            if (text.Length == 0) continue;
            var parts = format == HashListFormat.VpdqText ? Vpdq(text) : Pdq(text);
            if (!parts.AddTo(builder, line.Number, line.Offset)) return;
        }
    }

    /// <summary>Whether it is a line of vPDQ.</summary>
    public static bool IsVpdq(string line) =>
        line.Split(',') is [var frame, var quality, var hash, var time]
        && EntryParts.Whole(frame.Trim()) is not null
        && EntryParts.Whole(quality.Trim()) is not null
        && IsHash(hash)
        && EntryParts.Milliseconds(time.Trim()) is not null;

    /// <summary>Whether a hash stands in the line, as PDQ's tools write it.</summary>
    public static bool IsPdq(string line) => FieldsOf(line).Any(IsHash);

    private static EntryParts Vpdq(string line)
    {
        var parts = new EntryParts();
        return line.Split(',') is [var frame, var quality, var hash, var time]
            ? Stated(parts, HashListRole.Frame, frame, "The number of the frame is missing.")
                .Set(HashListRole.Hash, hash)
                .Also(quality, HashListRole.Quality, "The quality is missing.")
                .Also(time, HashListRole.Time, "The time is missing.")
            : parts.Wrong("A line has frame, quality, hash and seconds, with commas between them.");
    }

    private static EntryParts Also(this EntryParts parts, string text, HashListRole role, string missing) =>
        Stated(parts, role, text, missing);

    private static EntryParts Stated(EntryParts parts, HashListRole role, string text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? parts.Wrong(missing) : parts.Set(role, text);

    /// <summary>
    /// The hash, where it stands; behind it or else before it the quality; what is left says what it is of.
    /// </summary>
    private static EntryParts Pdq(string line)
    {
        var fields = FieldsOf(line);
        if (fields[0].StartsWith(HashKey, StringComparison.Ordinal)) return Named(fields);
        var parts = new EntryParts();
        var at = Array.FindIndex(fields, IsHash);
        if (at < 0) return parts.Set(HashListRole.Hash, fields[0]);
        parts.Set(HashListRole.Hash, fields[at]);
        var quality = at + 1 < fields.Length && IsQuality(fields[at + 1]) ? at + 1
            : at > 0 && fields[at - 1].Trim().Length > 0 && IsQuality(fields[at - 1]) ? at - 1
            : -1;
        if (quality >= 0) parts.Set(HashListRole.Quality, fields[quality]);
        return parts.Set(
            HashListRole.Item,
            string.Join(',', fields.Where((_, index) => index != at && index != quality)));
    }

    /// <summary>Parts with their names, as PDQ's hasher writes them when it is asked for details.</summary>
    private static EntryParts Named(string[] fields)
    {
        var parts = new EntryParts();
        foreach (var field in fields)
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && HashListWords.RoleOf(field[..equals]) is { } role)
                parts.Set(role, field[(equals + 1)..]);
        }

        return parts;
    }

    // Empty is a quality that is not stated.
    private static bool IsQuality(string field) =>
        field.Trim().Length == 0 || EntryParts.Whole(field.Trim()) is <= 100;

    private static bool IsHash(string field)
    {
        var text = field.Trim();
        if (text.StartsWith(HashKey, StringComparison.Ordinal)) text = text[HashKey.Length..];
        return PdqHash.TryParse(text, out _);
    }

    private static string[] FieldsOf(string line) =>
        (line.StartsWith(KindWord, StringComparison.Ordinal) ? line[KindWord.Length..] : line).Split(',');
}
