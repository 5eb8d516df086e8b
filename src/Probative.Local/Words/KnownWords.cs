using System.Text;
using Probative.Kernel.Words;

namespace Probative.Local.Words;

/// <summary>
/// What stands in the index for each word: the word as it is written, and its keys. Kept for the words that
/// came last, because most words of a text came before. Owned by one connection, and used by one thread at a
/// time.
/// </summary>
internal sealed class KnownWords
{
    // Some megabytes; a text of any length has fewer.
    private const int KeptMax = 50_000;

    private readonly Dictionary<string, byte[][]> _known = [];
    private readonly Dictionary<string, byte[][]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public KnownWords() => _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word as it is written first, then its keys.</summary>
    public byte[][] TokensOf(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out var tokens)) return tokens;
        if (_known.Count >= KeptMax) _known.Clear();
        var text = word.ToString();
        tokens =
        [
            Encoding.UTF8.GetBytes(WordQuery.Written + text),
            .. WordKeys.Of(text).Select(Encoding.UTF8.GetBytes),
        ];
        return _known[text] = tokens;
    }
}
