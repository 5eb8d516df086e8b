using System.Text.Json.Nodes;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Probative.Formats.Texts;

namespace Probative.Decoding.Pages;

/// <summary>
/// One walk over the tokens of a page, in their order in the file. No tree is built: a tree moves text about,
/// and its depth is a stranger's. Scripts are tokens like others and are not run; nothing is loaded.
/// </summary>
internal sealed class PageWalk(MappedText source) : IDisposable
{
    private const int StatementsMax = 200;

    private readonly HtmlTokenizer _tokens = new(new TextSource(source.Text), HtmlEntityProvider.Resolver)
    {
        IsNotConsumingCharacterReferences = true,
    };

    private string? _within;
    private int _hidden;
    private int _spaced;

    public TracedText Text { get; } = new(source);

    public string? Title { get; private set; }

    public string? Language { get; private set; }

    public string? Canonical { get; private set; }

    public JsonArray Statements { get; } = [];

    public int Links { get; private set; }

    public int Scripts { get; private set; }

    public void Run()
    {
        var token = _tokens.Get();
        while (token.Type != HtmlTokenType.EndOfFile)
        {
            if (token is HtmlTagToken tag) Take(tag, StartOf(tag));
            var (isCharacters, start) = (token.Type == HtmlTokenType.Character, StartOf(token));
            token = _tokens.Get();

            // A token ends where the next one begins.
            if (isCharacters) Read(start, Math.Clamp(StartOf(token), start, source.Text.Length));
        }
    }

    public void Dispose() => _tokens.Dispose();

    private int StartOf(HtmlToken token) => Math.Clamp(token.Position.Index, 0, source.Text.Length);

    private void Take(HtmlTagToken tag, int at)
    {
        var (name, isStart) = (tag.Name, tag.Type == HtmlTokenType.StartTag);
        if (isStart) Open(tag, name, at);
        else Close(name);
        if (ElementNames.Lines.Contains(name)) Text.Break();
        else if (ElementNames.Cells.Contains(name)) Text.Gap(at);
    }

    private void Open(HtmlTagToken tag, string name, int at)
    {
        if (ElementNames.Silent.Contains(name) || ElementNames.Verbatim.Contains(name))
        {
            _within = name;
            _tokens.State = name switch
            {
                "script" => HtmlParseMode.Script,
                "title" or "textarea" => HtmlParseMode.RCData,
                _ => HtmlParseMode.Rawtext,
            };
        }

        if (ElementNames.Spaced.Contains(name)) _spaced++;
        switch (name)
        {
            case "template":
                _hidden++;
                break;
            case "plaintext":
                _tokens.State = HtmlParseMode.Plaintext;
                break;
            case "script":
                Scripts++;
                break;
            case "html":
                Language ??= Value(tag, "lang") ?? Value(tag, "xml:lang");
                break;
            case "a" or "area" when Value(tag, "href") is not null:
                Links++;
                break;
            case "link" when IsCanonical(tag):
                Canonical ??= Value(tag, "href");
                break;
            case "meta":
                var key = Value(tag, "property") ?? Value(tag, "name") ?? Value(tag, "itemprop");
                if (key is not null && ElementNames.Statements.Contains(key.Trim().ToLowerInvariant()))
                    State(key.Trim().ToLowerInvariant(), Value(tag, "content"), at);
                break;
            case "time":
                State("time", Value(tag, "datetime"), at);
                break;
        }
    }

    private void Close(string name)
    {
        if (name == _within) _within = null;
        if (name == "template" && _hidden > 0) _hidden--;
        if (_spaced > 0 && ElementNames.Spaced.Contains(name)) _spaced--;
    }

    private void Read(int start, int end)
    {
        if (_within == "title")
        {
            Title ??= BoundedText.Of(CharacterReferences.Resolve(source.Text[start..end]).Trim());
            return;
        }

        if (_hidden > 0 || (_within is { } within && ElementNames.Silent.Contains(within))) return;
        var resolves = _within is null or "textarea" && _tokens.State != HtmlParseMode.Plaintext;
        var text = source.Text.AsSpan();
        for (var i = start; i < end && !Text.IsFull;)
        {
            if (resolves && text[i] == '&' && CharacterReferences.At(text[i..end]) is var (read, length))
            {
                Text.Replace(read, i, length);
                i += length;
            }
            else
            {
                Text.Add(i++, _spaced > 0);
            }
        }
    }

    private void State(string key, string? value, int at)
    {
        if (string.IsNullOrWhiteSpace(value) || Statements.Count >= StatementsMax) return;
        Statements.Add((JsonNode)new JsonObject
        {
            ["key"] = key, ["value"] = BoundedText.Of(value.Trim()), ["offset"] = source.OffsetOf(at),
        });
    }

    private static bool IsCanonical(HtmlTagToken tag) => (Value(tag, "rel") ?? "")
        .Split(' ').Contains("canonical", StringComparer.OrdinalIgnoreCase);

    private static string? Value(HtmlTagToken tag, string name)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == name) return CharacterReferences.Resolve(attribute.Value ?? "");
        }

        return null;
    }
}
