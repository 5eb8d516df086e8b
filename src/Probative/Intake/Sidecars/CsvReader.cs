using System.Text;

namespace Probative.Intake.Sidecars;

/// <summary>
/// Rows and fields of RFC 4180 section 2, strictly: a quote opens a field only at its start, and nothing but
/// a comma or the end of the row may follow the closing one. A lenient reader would shift columns without a
/// word.
/// </summary>
internal sealed class CsvReader(string text)
{
    private readonly StringBuilder _field = new();
    private int _at;
    private long _line = 1;

    /// <summary>Set when reading cannot go on.</summary>
    public string? Fault { get; private set; }

    /// <summary>
    /// Reads a row into <paramref name="fields"/>; <paramref name="line"/> is where the row begins.
    /// </summary>
    public bool TryRead(List<string> fields, out long line)
    {
        fields.Clear();
        SkipEmptyLines();
        line = _line;
        if (_at == text.Length || Fault is not null) return false;
        do
        {
            fields.Add(Peek() == '"' ? ReadQuoted() : ReadPlain());
            if (Fault is not null) return true;
        }
        while (Take(','));

        Take('\r');
        if (_at == text.Length) return true;
        if (Take('\n')) _line++;
        else Fault = text[_at] == '"' ? "A quote stands inside of a field that does not begin with one."
            : "Something follows a closing quote, or a carriage return stands alone.";
        return true;
    }

    private void SkipEmptyLines()
    {
        while (Peek() is '\n' || text.AsSpan(_at).StartsWith("\r\n"))
        {
            _at += text[_at] == '\r' ? 2 : 1;
            _line++;
        }
    }

    private string ReadPlain()
    {
        var rest = text.AsSpan(_at);
        var length = rest.IndexOfAny(",\r\n\"");
        if (length < 0) length = rest.Length;
        _at += length;
        return rest[..length].ToString();
    }

    private string ReadQuoted()
    {
        var opened = _line;
        _field.Clear();
        _at++;
        while (true)
        {
            var rest = text.AsSpan(_at);
            var length = rest.IndexOf('"');
            if (length < 0)
            {
                Fault = $"The quote that opens in line {opened} is never closed.";
                return "";
            }

            _field.Append(rest[..length]);
            _line += rest[..length].Count('\n');
            _at += length + 1;
            if (!Take('"')) return _field.ToString();
            _field.Append('"');
        }
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || _at == text.Length) return false;
        _at++;
        return true;
    }
}
