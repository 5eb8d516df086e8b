using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>Provisions in words, the same in every command of the law.</summary>
internal static class LawText
{
    public static Option<string?> WhenOption() => new("--when")
    {
        Description = "The interval of the incident: which versions of a provision are shown.",
        HelpName = "EDTF",
    };

    public static string Heading(JsonNode provision) =>
        $"{(string?)provision["instrument"]}, {(string?)provision["citation"]}: {(string?)provision["title"]}"
        + ((string?)provision["conflict"] is { } conflict ? $" [{conflict}]" : "");

    public static string Banner(JsonNode result) =>
        $"{(string?)result["banner"]} As of {(string?)result["as_of"]}. "
        + "A provision here is a question to test, never a finding.";

    public static void PrintVersions(Page page, JsonNode provision)
    {
        foreach (var version in provision["versions"]!.AsArray())
        {
            var until = (string?)version!["to"] ?? "now";
            page.Field(
                $"{(string?)version["from"]} to {until}",
                string.Join(". ", ((string?[])
                    [(string?)version["title"], (string?)version["wording"], (string?)version["applies"]])
                    .Where(one => one is not null)));
            page.Field("basis", (string?)version["basis"] ?? "");
        }
    }
}
