using System.Text.Json.Nodes;
using Probative.Verification.Findings;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Review;

/// <summary>A finding as it is being written: what a form holds until it is recorded.</summary>
internal sealed class Draft
{
    public string? Finding { get; init; }
    public string? Incident { get; set; }
    public string Text { get; set; } = "";
    public string Kind { get; set; } = "observed";
    public string Likelihood { get; set; } = "";
    public string Confidence { get; set; } = "";
    public string ConfidenceReason { get; set; } = "";
    public string Change { get; set; } = "";
    public string? Supersedes { get; init; }
    public HashSet<string> Items { get; } = [];
    public HashSet<string> Supports { get; } = [];
    public HashSet<string> Opposes { get; } = [];
    public List<string[]> Searches { get; } = [];
    public List<string[]> Tests { get; } = [];

    /// <summary>One that was drafted before, to be written anew; all of it is there.</summary>
    public static Draft Of(JsonObject finding)
    {
        var draft = new Draft
        {
            Finding = (string?)finding["id"],
            Incident = (string?)finding["incident"],
            Text = (string?)finding["text"] ?? "",
            Kind = (string?)finding["kind"] ?? "observed",
            Likelihood = (string?)finding["likelihood"] ?? "",
            Confidence = (string?)finding["confidence"] ?? "",
            ConfidenceReason = (string?)finding["confidence_reason"] ?? "",
            Change = (string?)finding["change"] ?? "",
            Supersedes = (string?)finding["supersedes"],
        };
        draft.Items.UnionWith(finding["items"].Texts());
        draft.Supports.UnionWith(finding["supports"].Texts());
        draft.Opposes.UnionWith(finding["opposes"].Texts());
        foreach (var one in finding["search"].Objects())
            draft.Searches.Add(Parts(one, "what", "where", "outcome"));
        foreach (var one in finding["tests"].Objects())
        {
            var alternatives = string.Join('\n', one["alternatives"].Texts());
            draft.Tests.Add([.. Parts(one, "method", "inputs", "result"), alternatives]);
        }

        return draft;
    }

    /// <summary>What is recorded; lines that are empty are none.</summary>
    public DraftFinding ToCommand(Kernel.Ids.MemberId by, string @case) => new()
    {
        By = by,
        Case = @case,
        Finding = Finding,
        Incident = Incident,
        Text = Text,
        Kind = Kind,
        Items = [.. Items],
        Supports = [.. Supports],
        Opposes = [.. Opposes],
        Search = [.. Searches.Where(IsFilled).Select(one => new ContrarySearch(one[0], one[1], one[2]))],
        Tests = [.. Tests.Where(IsFilled).Select(one => new TestDone(
            one[0],
            one[1],
            one[2],
            one[3].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))],
        Change = Change.Trim() is { Length: > 0 } change ? change : null,
        Likelihood = Kind == FindingWords.Inferred && Likelihood.Length > 0 ? Likelihood : null,
        Confidence = Confidence.Length > 0 ? Confidence : null,
        ConfidenceReason = Confidence.Length > 0 && ConfidenceReason.Length > 0 ? ConfidenceReason : null,
        Supersedes = Supersedes,
    };

    private static bool IsFilled(string[] line) => line.Any(part => !string.IsNullOrWhiteSpace(part));

    private static string[] Parts(JsonObject of, params ReadOnlySpan<string> names)
    {
        List<string> parts = [];
        foreach (var name in names) parts.Add((string?)of[name] ?? "");
        return [.. parts];
    }
}
