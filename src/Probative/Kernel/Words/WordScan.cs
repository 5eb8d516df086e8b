using System.Globalization;
using System.Text;

namespace Probative.Kernel.Words;

/// <summary>
/// Walks through the words of a text, a stranger's included, and folds each: small letters without accents
/// and stress marks, `ё` as `е`, `ґ` as `г`, no apostrophes, digits as digits. What is between words is
/// everything but letters, digits and what is written on them (docs/spec/search.md). Bytes that are no UTF-8
/// are between words too.
/// </summary>
public ref struct WordScan
{
    /// <summary>A longer word is known by so many of its first letters.</summary>
    public const int LettersMax = 64;

    private readonly ReadOnlySpan<byte> _text;
    private readonly Span<char> _letters;
    private int _at;
    private int _length;

    /// <param name="text">The text, in UTF-8.</param>
    /// <param name="room">Room for the letters of a word: <see cref="LettersMax"/>.</param>
    public WordScan(ReadOnlySpan<byte> text, Span<char> room)
    {
        _text = text;
        _letters = room[..LettersMax];
    }

    /// <summary>Where the word begins in the text, in bytes.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>The folded word, until the next one is asked for.</summary>
    public readonly ReadOnlySpan<char> Word => _letters[.._length];

    /// <summary>Goes on to the next word; false behind the last.</summary>
    public bool Next()
    {
        _length = 0;
        while (_at < _text.Length)
        {
            var from = _at;
            var rune = Take();
            if (Folds(rune))
            {
                if (_length == 0) continue;
                Start = from;
                break;
            }
        }

        if (_length == 0) return false;
        End = _at;
        while (_at < _text.Length)
        {
            var from = _at;
            var rune = Take();
            if (Folds(rune) || JoinsLetters(rune))
            {
                End = _at;
                continue;
            }

            if (IsApostrophe(rune)) SkipPossessive();
            else _at = from;
            break;
        }

        return true;
    }

    private static bool IsCyrillic(int letter) => letter is >= 0x400 and <= 0x52f;

    // U+02B9 and U+02BC are letters by their category, and apostrophes as they are used.
    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '`' or 0xb4 or 0x2b9 or 0x2bb
        or 0x2bc or 0x2018 or 0x2019 or 0x2032 or 0xff07;

    private Rune Take()
    {
        if (_text[_at] < 0x80) return new Rune((char)_text[_at++]);

        // Of bytes that are no UTF-8 it gives U+FFFD, which is no letter.
        Rune.DecodeFromUtf8(_text[_at..], out var rune, out var length);
        _at += length;
        return rune;
    }

    /// <summary>Adds what a rune of a word folds to, which may be nothing; false for what is of none.
    /// </summary>
    private bool Folds(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x80)
        {
            if (!char.IsAsciiLetterOrDigit((char)value)) return false;
            Add((char)(char.IsAsciiLetterUpper((char)value) ? value | 0x20 : value));
            return true;
        }

        if (IsApostrophe(rune)) return false;
        if (IsCyrillic(value) && value is not (>= 0x482 and <= 0x489))
        {
            Add(Cyrillic(char.ToLowerInvariant((char)value)));
            return true;
        }

        var plain = PlainLetters.Undecorated(value);
        return plain != value ? Folds(new Rune(plain)) : FoldsOther(rune);
    }

    private bool FoldsOther(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                // Not at the beginning: there it is written on nothing.
                if (_length == 0) return false;
                Compose(rune.Value);
                return true;
            case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber
                when Rune.GetNumericValue(rune) is var number && number is >= 0 and <= 9
                    && number == Math.Floor(number):
                Add((char)('0' + (int)number));
                return true;
            case UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.SpacingCombiningMark:
                Add(Rune.ToLowerInvariant(rune));
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// The breve and the dots that make a letter of its own; every other mark is dropped, the stress with
    /// them.
    /// </summary>
    private readonly void Compose(int mark)
    {
        ref var last = ref _letters[_length - 1];
        last = (last, mark) switch
        {
            ('и', 0x306) => 'й', ('у', 0x306) => 'ў', ('і', 0x308) => 'ї', _ => last,
        };
    }

    /// <summary>The apostrophe of `об'єкт`: it is left out, and the word goes on.</summary>
    private readonly bool JoinsLetters(Rune rune)
    {
        if (!IsApostrophe(rune) || !IsCyrillic(_letters[_length - 1])) return false;
        return Rune.DecodeFromUtf8(_text[_at..], out var next, out _) == System.Buffers.OperationStatus.Done
            && IsCyrillic(next.Value);
    }

    /// <summary>The `s` of `village's` belongs to the word, and is no letter of it.</summary>
    private void SkipPossessive()
    {
        var rest = _text[_at..];
        if (rest.IsEmpty || (rest[0] | 0x20) != 's' || _letters[_length - 1] is < 'a' or > 'z') return;
        if (rest.Length > 1)
        {
            Rune.DecodeFromUtf8(rest[1..], out var next, out _);
            if (Rune.IsLetterOrDigit(next)) return;
        }

        End = ++_at;
    }

    private static char Cyrillic(char letter) => letter switch
    {
        'ё' or 'ѐ' => 'е', 'ѝ' => 'и', 'ґ' => 'г', _ => letter,
    };

    private void Add(Rune rune)
    {
        if (!rune.IsBmp)
        {
            Span<char> pair = stackalloc char[2];
            rune.EncodeToUtf16(pair);
            if (_length + 2 > LettersMax) return;
            Add(pair[0]);
            Add(pair[1]);
        }
        else if (PlainLetters.Parts(rune.Value) is { } plain)
        {
            foreach (var letter in plain) Add(letter);
        }
        else Add((char)rune.Value);
    }

    private void Add(char letter)
    {
        if (_length < LettersMax) _letters[_length++] = letter;
    }
}
