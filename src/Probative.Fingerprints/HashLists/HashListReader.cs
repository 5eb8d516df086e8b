namespace Probative.Fingerprints.HashLists;

/// <summary>
/// Reads lists of hashes that somebody else made, strictly and within limits: what is wrong is named by its
/// line, and what is right is read. Of a file that is larger, or has more entries, nothing is.
/// </summary>
public static class HashListReader
{
    /// <summary>The largest file, in bytes: three hundred thousand lines and room for names.</summary>
    public const int MostBytes = 48 * 1024 * 1024;

    /// <summary>The most entries: eight hours of film at ten hashes a second.</summary>
    public const int MostEntries = 300_000;

    /// <summary>The longest line, or entry of JSON, in bytes.</summary>
    public const int MostLineBytes = 4_096;

    /// <summary>So many faults are named; the others are counted.</summary>
    public const int FaultsTold = 100;

    private const int LinesLooked = 20;

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">The whole file, UTF-8.</param>
    /// <param name="format">How it is written; null finds out.</param>
    public static HashListOutcome Read(ReadOnlySpan<byte> bytes, HashListFormat? format = null)
    {
        if (bytes.Length > MostBytes)
        {
            return new HashListOutcome.Refused(
                [new HashListFault(1, MostBytes, $"A list has at most {MostBytes} bytes.")]);
        }

        if ((format ?? Find(bytes)) is not { } known)
        {
            return new HashListOutcome.Refused([new HashListFault(
                1, 0, "Its first lines are those of no list of hashes that is known here.")]);
        }

        var builder = new HashListBuilder(known);
        switch (known)
        {
            case HashListFormat.Csv:
                CsvHashes.Read(bytes, builder);
                break;
            case HashListFormat.Json:
                JsonHashes.Read(bytes, builder);
                break;
            default:
                TextHashes.Read(bytes, known, builder);
                break;
        }

        return builder.Build();
    }

    /// <summary>
    /// The format that the first line which is not empty belongs to; where it is damaged, one of the next.
    /// </summary>
    private static HashListFormat? Find(ReadOnlySpan<byte> bytes)
    {
        var lines = new LineReader(bytes);
        for (var looked = 0; looked < LinesLooked && lines.TryRead(out var line);)
        {
            if (line.Text is "") continue;
            looked++;
            if (line.Text is not { } text) continue;
            if (looked == 1 && text[0] is ('[' or '{')) return HashListFormat.Json;
            if (TextHashes.IsVpdq(text)) return HashListFormat.VpdqText;

            // Before the table: a picture may be called as a column is, and no column as a hash.
            if (TextHashes.IsPdq(text)) return HashListFormat.PdqText;
            if (looked == 1 && CsvHashes.IsHead(text)) return HashListFormat.Csv;
        }

        return null;
    }
}
