using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Probative.Web.Tests.Browser;

namespace Probative.Web.Tests.Api;

/// <summary>A run of the built program's command line, on the sample vault in a folder.</summary>
internal sealed partial record CommandRun(int Exit, string Output, string Error)
{
    public JsonObject Document => JsonNode.Parse(Output)!.AsObject();

    public JsonObject Result => Document["result"]!.AsObject();

    public string Codes => string.Join(
        ' ', Document["problems"]!.AsArray().Select(problem => (string?)problem!["code"]));

    /// <summary>The document without what differs between two vaults of the same work.</summary>
    public string Shape(string folder) => Pseudonyms().Replace(
        Times().Replace(Ids().Replace(Output.Replace(folder, "F", StringComparison.Ordinal), "H"), "T"), "N");

    /// <summary>Runs it beside a server or without one: `vault` and the state lie in the folder.</summary>
    public static async Task<CommandRun> OfAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "out/probative"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PROBATIVE_STATE"] = Path.Combine(folder, "state");
        start.Environment["PROBATIVE_PASSPHRASE"] = Served.SamplePassphrase;
        start.Environment["PROBATIVE_VAULT"] = "vault";
        start.Environment.Remove("PROBATIVE_MEMBER");
        if (Served.IsSample(folder)) start.Environment["PROBATIVE_MEMBER"] = Served.SampleMember;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    [GeneratedRegex("([0-9a-f]{2}/)?[0-9a-f]{16,}")]
    private static partial Regex Ids();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Times();

    [GeneratedRegex("(?<=-)[0-9a-z]{6}(?=\")")]
    private static partial Regex Pseudonyms();
}
