using System.Text.Json.Nodes;

namespace Probative.Tests.Cli;

/// <summary>What examples of the casework named so far, for the examples that follow.</summary>
internal sealed class CaseworkNames
{
    private readonly List<string> _claims = [];
    private readonly Dictionary<string, string> _last = [];

    private string _other = "";

    /// <summary>`SAID` and `RETRACTION` are the two claims that were recorded last; `OTHER` is the thing
    /// of its kind that was recorded before the last one.</summary>
    public IEnumerable<(string Name, string Value)> Variables =>
    [
        ("SAID", _claims is [.., var said, _] ? said : ""),
        ("RETRACTION", _claims is [.., var retraction] ? retraction : ""),
        ("OTHER", _other),
        .. _last.Select(one => (one.Key.ToUpperInvariant(), one.Value)),
    ];

    /// <summary>Remembers what the answer of a command that records is about.</summary>
    public void Read(JsonObject document)
    {
        if (document["result"] is not JsonObject result) return;
        if ((string?)document["command"] == "claim add") _claims.Add((string)result["claim"]!["id"]!);
        if (result["analysis"] is JsonValue entry) _last["entry"] = (string)entry!;
        foreach (var kind in (string[])["incident", "link", "hypothesis"])
        {
            if (result[kind] is JsonObject named) _last[kind] = (string)named["id"]!;
        }

        foreach (var kind in (string[])["source", "entity", "place"])
        {
            if ((string?)document["command"] != $"{kind} add") continue;
            if (_last.TryGetValue(kind, out var before)) _other = before;
            _last[kind] = (string)result[kind]!["id"]!;
        }
    }
}
