using System.Text;
using System.Text.Json;
using Xunit;

namespace Probative.Check.Tests;

/// <summary>Runs the program in this process and keeps what it said.</summary>
internal sealed record Shell(int ExitCode, string Output, string Errors)
{
    public static Shell Run(params string[] words)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        int code = CommandLine.Run(words, output, errors, isTerminal: false);
        return new Shell(
            code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    /// <summary>The one document on standard output, after its form was checked.</summary>
    public JsonElement Document()
    {
        Assert.EndsWith("\n", Output, StringComparison.Ordinal);
        JsonElement root = JsonDocument.Parse(Output).RootElement;
        Assert.Equal(
            ["command", "ok", "result", "problems"], root.EnumerateObject().Select(member => member.Name));
        foreach (JsonElement problem in root.GetProperty("problems").EnumerateArray())
        {
            Assert.Equal(
                ["code", "path", "message", "hint"], problem.EnumerateObject().Select(member => member.Name));
            Assert.All(
                problem.EnumerateObject().Where(member => member.Name != "path"),
                member => Assert.NotEqual("", member.Value.GetString()));
        }

        Assert.Equal(ExitCode is 0 or 5, root.GetProperty("ok").GetBoolean());
        return root;
    }

    public string[] Codes() =>
        [.. Document().GetProperty("problems").EnumerateArray().Select(
            one => one.GetProperty("code").GetString()!)];
}
