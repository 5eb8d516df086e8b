using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Probative.Tests.Casework.Histories;

/// <summary>
/// Answers as text in which nothing is left that is drawn or measured by a clock: what is drawn is numbered
/// as it comes, so that the same thing is the same everywhere.
/// </summary>
internal sealed partial class Canonical
{
    private readonly Dictionary<string, string> _drawn = [];
    private readonly (string Word, string As)[] _cast;

    /// <param name="cast">Whose names are told by the part that they have.</param>
    public Canonical(Cast cast) => _cast =
        [(cast.First, "PARTY-ONE"), (cast.Second, "PARTY-TWO"), (cast.Secret, "SECRET")];

    /// <summary>Keeps names as they are.</summary>
    public Canonical() => _cast = [];

    public List<string> Of(HistoryReads reads) => [.. reads.All.Select(read => $"{read.Of}: {Of(read)}")];

    private string Of(Read read)
    {
        IEnumerable<string> parts =
        [
            .. read.Told.Rows.Select(row => row.ToJsonString()),
            read.Told.Finished!.Result is { } result ? result.ToJsonString() : "",
            .. read.Told.Problems.Select(one => $"{one.Code} {one.Message} {one.Hint}"),
        ];
        var text = string.Join('\n', parts.Select(Of));
        if (read.File is null) return text;

        // Nodes of a graph stand in the order of names that are drawn.
        return read.Of == "exchange case-uco"
            ? $"{text}\n{string.Join('\n', Nodes(read.File).Order(StringComparer.Ordinal))}"
            : $"{text}\n{Of(read.File)}";
    }

    private string Of(string text)
    {
        var plain = Written().Replace(text, "FILE");
        plain = Clock().Replace(plain, "TIME");

        // These stand in the order of pseudonyms, which are drawn.
        plain = Drafters().Replace(plain, match => $"{match.Value.Count(sign => sign == ',')} more drafters");
        plain = Drawn().Replace(plain, match =>
        {
            if (!_drawn.TryGetValue(match.Value, out var name))
                _drawn[match.Value] = name = $"DRAWN-{_drawn.Count}";
            return name;
        });
        foreach (var (word, part) in _cast)
            plain = plain.Replace(word, part, StringComparison.OrdinalIgnoreCase);
        return plain;
    }

    private IEnumerable<string> Nodes(string file) => JsonNode.Parse(file)!["@graph"]!.AsArray()
        .Select(node => Of(Urn().Replace(Drawn().Replace(node!.ToJsonString(), "ID"), "URN")));

    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{32}|(?<=item |finding )[0-9a-f]{8}\\b|[0-9a-f]{16}(?=\\.probative)"
        + "|(investigator|analyst)-[2-9a-z]{6}")]
    private static partial Regex Drawn();

    [GeneratedRegex("\\d{4}-\\d\\d-\\d\\dT[0-9:.]*Z|202\\d-\\d\\d-\\d\\d")]
    private static partial Regex Clock();

    [GeneratedRegex("\"drafters\":\\[[^]]*\\]")]
    private static partial Regex Drafters();

    [GeneratedRegex("urn:uuid:[0-9a-f-]{36}")]
    private static partial Regex Urn();

    [GeneratedRegex("/[^\" ]*written\\.[a-z]+|/tmp/[^\" ]*")]
    private static partial Regex Written();
}
