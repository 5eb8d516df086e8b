using System.Buffers;
using System.Globalization;
using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>
/// A strict reader of RFC 8259 texts. It exists beside the framework's because it has to tell the offset of
/// the first wrong byte without throwing, and to refuse what the framework lets pass: names that occur twice
/// and lone surrogates (RFC 7493 sections 2.1 and 2.3).
/// </summary>
internal ref struct JsonReader(ReadOnlySpan<byte> json)
{
    // What ends a run of bytes that stand for themselves: RFC 8259 section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>
    /// True when nothing was read that has a second form: no white space, escape, object or minus zero. Such
    /// a text is canonical (RFC 8785) as it stands; others have to be written anew and compared.
    /// </summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>Present after a read that returned null.</summary>
    public Damage Damage { get; private set; }

    public JsonValue? ReadWhole()
    {
        if (!System.Text.Unicode.Utf8.IsValid(_json))
        {
            _at = Utf8.ValidLength(_json);
            return Stop("JSON_TEXT", "The text should be UTF-8.");
        }

        var value = ReadValue(1);
        if (value is null)
        {
            return null;
        }

        SkipSpace();
        return _at == _json.Length ? value : Stop("JSON_SYNTAX", "The text was expected to end here.");
    }

    private JsonValue? ReadValue(int depth)
    {
        SkipSpace();
        switch (Peek())
        {
            case '{':
                return depth > CanonicalJson.DepthLimit ? TooDeep() : ReadObject(depth);
            case '[':
                return depth > CanonicalJson.DepthLimit ? TooDeep() : ReadArray(depth);
            case '"':
                return ReadString() is { } text ? new JsonValue.Text(text) : null;
            case 't':
                return ReadWord("true"u8, JsonValue.FromBoolean(true));
            case 'f':
                return ReadWord("false"u8, JsonValue.FromBoolean(false));
            case 'n':
                return ReadWord("null"u8, JsonValue.None);
            default:
                return ReadInteger();
        }
    }

    private JsonValue? ReadObject(int depth)
    {
        IsPlain = false;
        var members = new List<KeyValuePair<string, JsonValue>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _at++;
        SkipSpace();
        if (Peek() == '}')
        {
            _at++;
            return new JsonValue.Map();
        }

        while (true)
        {
            SkipSpace();
            var start = _at;
            if (Peek() != '"')
            {
                return Stop("JSON_SYNTAX", "A name was expected.");
            }

            if (ReadString() is not { } name)
            {
                return null;
            }

            if (!names.Add(name))
            {
                _at = start;
                return Stop("JSON_DUPLICATE", "This name occurs twice.");
            }

            SkipSpace();
            if (Peek() != ':')
            {
                return Stop("JSON_SYNTAX", "A colon was expected.");
            }

            _at++;
            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new KeyValuePair<string, JsonValue>(name, value));
            SkipSpace();
            var next = Peek();
            if (next is not (',' or '}'))
            {
                return Stop("JSON_SYNTAX", "A comma or a closing brace was expected.");
            }

            _at++;
            if (next == '}')
            {
                return new JsonValue.Map(members);
            }
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        var items = new List<JsonValue>();
        _at++;
        SkipSpace();
        if (Peek() == ']')
        {
            _at++;
            return new JsonValue.List();
        }

        while (true)
        {
            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            items.Add(value);
            SkipSpace();
            var next = Peek();
            if (next is not (',' or ']'))
            {
                return Stop("JSON_SYNTAX", "A comma or a closing bracket was expected.");
            }

            _at++;
            if (next == ']')
            {
                return new JsonValue.List(items);
            }
        }
    }

    private JsonValue? ReadWord(ReadOnlySpan<byte> word, JsonValue value)
    {
        if (!_json[_at..].StartsWith(word))
        {
            return Stop("JSON_SYNTAX", "A value was expected.");
        }

        _at += word.Length;
        return value;
    }

    private JsonValue? ReadInteger()
    {
        var start = _at;
        if (Peek() == '-')
        {
            _at++;
        }

        var first = Peek();
        while (Peek() is >= '0' and <= '9')
        {
            _at++;
        }

        var digits = _json[start.._at];
        if (first is < '0' or > '9')
        {
            return Stop("JSON_SYNTAX", "A value was expected.");
        }

        if (Peek() is '.' or 'e' or 'E')
        {
            return Stop("JSON_NUMBER", "The ledger has no floating-point numbers.");
        }

        if (first == '0' && digits.Length > (digits[0] == '-' ? 2 : 1))
        {
            return StopAt(start, "JSON_SYNTAX", "A number has no leading zeros.");
        }

        IsPlain &= !digits.SequenceEqual("-0"u8);
        return long.TryParse(
            digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value is >= -JsonValue.IntegerLimit and <= JsonValue.IntegerLimit
            ? new JsonValue.Number(value)
            : StopAt(start, "JSON_NUMBER", "The magnitude of an integer should be below 2^53.");
    }

    private string? ReadString()
    {
        var start = _at++;
        var plain = PlainLength();
        if (_at + plain < _json.Length && _json[_at + plain] == (byte)'"')
        {
            // Nearly every string: without escapes valid UTF-8 holds no lone surrogate.
            var text = Encoding.UTF8.GetString(_json.Slice(_at, plain));
            _at += plain + 1;
            return text;
        }

        return ReadEscaped(start);
    }

    private string? ReadEscaped(int start)
    {
        IsPlain = false;
        var text = new StringBuilder();
        while (true)
        {
            var plain = PlainLength();
            text.Append(Encoding.UTF8.GetString(_json.Slice(_at, plain)));
            _at += plain;
            switch (Peek())
            {
                case '"':
                    _at++;
                    var whole = text.ToString();
                    return Utf8.IsWellFormed(whole)
                        ? whole
                        : FailString(start, "JSON_TEXT", "The string holds a lone surrogate.");
                case '\\' when TryReadEscape(text):
                    break;
                default:
                    return FailString(_at, "JSON_SYNTAX", "The string does not go on like a string.");
            }
        }
    }

    /// <summary>How many bytes from here stand for themselves in a string.</summary>
    private readonly int PlainLength()
    {
        var rest = _json[_at..];
        var length = rest.IndexOfAny(Special);
        return length < 0 ? rest.Length : length;
    }

    private bool TryReadEscape(StringBuilder text)
    {
        var rest = _json[_at..];
        if (rest.Length < 2)
        {
            return false;
        }

        var c = (char)rest[1];
        var plain = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (plain >= 0)
        {
            text.Append("\"\\/\b\f\n\r\t"[plain]);
            _at += 2;
            return true;
        }

        if (c != 'u' || rest.Length < 6
            || !ushort.TryParse(
                rest[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return false;
        }

        text.Append((char)unit);
        _at += 6;
        return true;
    }

    private readonly char Peek() => _at < _json.Length ? (char)_json[_at] : '\0';

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            IsPlain = false;
            _at++;
        }
    }

    private JsonValue? TooDeep() => Stop("JSON_DEPTH", "Values nest at most 32 deep.");

    private string? FailString(int at, string code, string message)
    {
        Damage = new Damage(code, at, message);
        return null;
    }

    private JsonValue? Stop(string code, string message) => StopAt(_at, code, message);

    private JsonValue? StopAt(int at, string code, string message)
    {
        Damage = new Damage(code, at, message);
        return null;
    }
}
