namespace Probative.Formats.Texts;

/// <summary>A text with the way back from each character to the bytes of the file.</summary>
public sealed class MappedText
{
    internal MappedText(string text, IReadOnlyList<TextRun> runs, TextEncoding encoding)
    {
        Text = text;
        Runs = runs;
        Encoding = encoding;
    }

    /// <summary>The text, without a byte order mark; line ends are as they stand in the file.</summary>
    public string Text { get; }

    /// <summary>Where it stands in the file.</summary>
    public IReadOnlyList<TextRun> Runs { get; }

    /// <summary>How it is encoded there.</summary>
    public TextEncoding Encoding { get; }

    /// <summary>
    /// The byte offset of a place in the text; a place at the end of the text is the end of its last run.
    /// </summary>
    /// <param name="at">In UTF-16 code units, from 0 to the length of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the text.</exception>
    public long OffsetOf(int at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Text.Length);
        if (Runs.Count == 0) return Encoding.MarkBytes;
        var run = Runs[IndexOf(at)];
        var within = at - run.TextStart;
        if (within == 0) return run.ByteOffset;
        if (!run.IsExact) return within >= run.TextLength ? run.ByteOffset + run.ByteLength : run.ByteOffset;
        return run.ByteOffset + BytesOf(Text.AsSpan(run.TextStart, Math.Min(within, run.TextLength)));
    }

    /// <summary>The bytes of a piece of the text: from its first byte to behind its last.</summary>
    /// <param name="start">In UTF-16 code units.</param>
    /// <param name="length">In UTF-16 code units, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The piece is outside the text, or empty.</exception>
    public (long Offset, long SizeBytes) BytesOf(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Text.Length - start);
        var offset = OffsetOf(start);

        // The end is taken from the last character, since the next one may stand elsewhere in the file.
        var last = start + length - 1;
        var lastBytes = OffsetOf(last);
        var run = Runs[IndexOf(last)];
        var end = run.IsExact
            ? lastBytes + BytesOf(Text.AsSpan(last, 1))
            : run.ByteOffset + run.ByteLength;
        return (offset, Math.Max(0, end - offset));
    }

    /// <summary>Copies a piece to another text, so that it still leads back to the file.</summary>
    internal void CopyTo(RunBuilder runs, int start, int end)
    {
        if (start >= end) return;
        for (var i = IndexOf(start); i < Runs.Count && Runs[i].TextStart < end; i++)
        {
            var run = Runs[i];
            var from = Math.Max(start, run.TextStart);
            var piece = Text.AsSpan(from, Math.Min(end, run.TextStart + run.TextLength) - from);
            if (!run.IsExact) runs.AddReplacement(run.ByteOffset, run.ByteLength);
            else runs.Add(piece, OffsetOf(from), BytesOf(piece));
        }
    }

    private int IndexOf(int at)
    {
        var (low, high) = (0, Runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Runs[middle].TextStart <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    // UTF-8 has two code units in four bytes for what is outside the basic plane: the high one is counted 4,
    // the low one 0, so that a place between them is the end of the character.
    private int BytesOf(ReadOnlySpan<char> text) => Encoding.Kind switch
    {
        EncodingKind.Utf16Little or EncodingKind.Utf16Big => 2 * text.Length,
        EncodingKind.Utf8 or EncodingKind.Ascii => Utf8Bytes(text),
        _ => text.Length,
    };

    private static int Utf8Bytes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unit in text)
        {
            count += unit switch
            {
                < '\u0080' => 1,
                < '\u0800' => 2,
                _ when char.IsHighSurrogate(unit) => 4,
                _ when char.IsLowSurrogate(unit) => 0,
                _ => 3,
            };
        }

        return count;
    }
}
