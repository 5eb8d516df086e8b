using System.Text.Json.Nodes;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>How a run of the built program ended, and what it wrote.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON document on standard output; anything beside it fails the test.</summary>
    public JsonObject Document
    {
        get
        {
            var document = JsonNode.Parse(Output)!.AsObject();
            Assert.Equal(["command", "ok", "result", "problems"], document.Select(member => member.Key));
            Assert.Equal(ExitCode == 0, (bool)document["ok"]!);
            foreach (var problem in document["problems"]!.AsArray())
            {
                Assert.Equal(
                    ["code", "path", "message", "hint"], problem!.AsObject().Select(member => member.Key));
                Assert.NotEmpty((string)problem["message"]!);
            }

            return document;
        }
    }

    public IEnumerable<string?> Codes =>
        Document["problems"]!.AsArray().Select(problem => (string?)problem!["code"]);
}
