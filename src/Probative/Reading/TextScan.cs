using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Probative.Ledger;

namespace Probative.Reading;

/// <summary>
/// One pass over an item's bytes, in constant memory: where the quote stands, which hedges occur, whether the
/// bytes are still those of the digest. Words are compared as UTF-8 bytes, so that offsets equal the bytes.
/// </summary>
internal sealed class TextScan
{
    /// <summary>
    /// Nobody chooses from more, and a quote of one letter has as many as the item is long.
    /// </summary>
    public const int OccurrencesMax = 100;

    private const int ContextBytes = 48;
    private const int WindowBytes = 1 << 20;

    private readonly byte[] _quote;
    private readonly List<byte[]> _hedges;
    private readonly bool[] _isFound;
    private readonly List<Occurrence> _occurrences = [];

    public TextScan(string quote, IReadOnlyList<string> hedges)
    {
        _quote = Encoding.UTF8.GetBytes(quote);
        _hedges = [.. hedges.Select(Encoding.UTF8.GetBytes)];
        _isFound = new bool[hedges.Count];
    }

    public IReadOnlyList<Occurrence> Occurrences => _occurrences;

    /// <summary>How many there are, when there are more than <see cref="OccurrencesMax"/> too.</summary>
    public long OccurrenceCount { get; private set; }

    public bool IsHedgeFound(int hedge) => _isFound[hedge];

    /// <summary>Reads everything; the digest is that of what was read.</summary>
    public async Task<Hash32> RunAsync(Stream item, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var longest = _hedges.Append(_quote).Max(words => words.Length);

        // What is kept of the last window: a match that straddles two, and the context before the next one.
        var keep = longest + ContextBytes;
        var window = new byte[Math.Max(WindowBytes, 4 * keep)];
        var (filled, scanned, offset) = (0, 0, 0L);
        while (true)
        {
            var count = await item.ReadAsync(window.AsMemory(filled), ct);
            hash.AppendData(window, filled, count);
            filled += count;
            if (count > 0 && filled < window.Length) continue;

            var isEnd = count == 0;
            scanned = Scan(window.AsSpan(0, filled), scanned, offset, isEnd);
            if (isEnd) return Hash32.FromSpan(hash.GetHashAndReset());

            var dropped = Math.Max(0, scanned - ContextBytes);
            window.AsSpan(dropped, filled - dropped).CopyTo(window);
            (filled, scanned, offset) = (filled - dropped, scanned - dropped, offset + dropped);
        }
    }

    /// <summary>
    /// Finds every match that begins from <paramref name="from"/> on; returns where to go on.
    /// </summary>
    private int Scan(ReadOnlySpan<byte> window, int from, long offset, bool isEnd)
    {
        // A match needs its words whole, and its context where there is more to come.
        var end = isEnd
            ? window.Length
            : window.Length - _hedges.Append(_quote).Max(words => words.Length) - ContextBytes;
        if (end <= from) return from;

        for (var at = from; at < end;)
        {
            var found = window[at..].IndexOf(_quote);
            if (found < 0 || at + found >= end) break;
            at += found;
            Add(window, at, offset);
            at++;
        }

        for (var i = 0; i < _hedges.Count; i++)
            _isFound[i] = _isFound[i] || window[from..].IndexOf(_hedges[i]) >= 0;
        return end;
    }

    private void Add(ReadOnlySpan<byte> window, int at, long offset)
    {
        OccurrenceCount++;
        if (_occurrences.Count == OccurrencesMax) return;
        var end = at + _quote.Length;
        var before = window[Math.Max(0, at - ContextBytes)..at];
        var after = window[end..Math.Min(window.Length, end + ContextBytes)];
        _occurrences.Add(new Occurrence(
            offset + at,
            offset + end,
            Encoding.UTF8.GetString(TrimStart(before)),
            Encoding.UTF8.GetString(TrimEnd(after))));
    }

    /// <summary>Without the rest of a character whose beginning was cut off.</summary>
    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && (text[0] & 0xC0) == 0x80) text = text[1..];
        return text;
    }

    /// <summary>Without the beginning of a character whose rest was cut off.</summary>
    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i <= Math.Min(4, text.Length); i++)
        {
            var status = Rune.DecodeFromUtf8(text[^i..], out _, out var length);
            if (status == OperationStatus.NeedMoreData)
                return text[..^i];
            if (length == i) break;
        }

        return text;
    }
}
