using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Probative.Web.Tests.Browser;
using Xunit;

namespace Probative.Web.Tests.Api;

/// <summary>
/// The command line beside a server that holds the vault: what it does, says and ends with is what it is
/// without one, and nobody loses anything by working at the same time.
/// </summary>
public sealed class ThroughServerTests
{
    private const string Case = "Lower Osk";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string[][] s_commands =
    [
        ["add", "material", "--case", Case, "--from", "A volunteer", "--received", "2026-10"],
        ["add", "nothing-there", "--case", Case],
        ["claim", "add", "name:note.txt", "--quote", "reportedly closed", "--by", "A resident",
            "--hedge", "reportedly"],
        ["claim", "add", "name:note.txt", "--quote", "not in it", "--by", "A resident"],
        ["examine", "name:note.txt"],
        ["examine", "name:note.txt", "--only", "no-such"],
        ["examine", "name:note.txt", "--workers", "0"],
        ["restrict", "name:note.txt", "--reason", "a person is named"],
        ["hold", "place", "name:photo.txt", "--reason", "asked for"],
        ["member", "add", "Ola Nordby"],
        ["case", "review", Case, "--next", "2028-01", "--reason", "goes on", "--as", "A. Investigator"],
        ["case", "review", Case, "--next", "soon", "--reason", "goes on", "--as", "A. Investigator"],
        ["retain", Case, "--until", "2030", "--reason", "a term"],
        ["anchor", "request", "--to", "q.tsq", "--as", "A. Investigator"],
        ["anchor", "request", "--to", "q.tsq", "--as", "A. Investigator"],
        ["handover", Case, "--to", "Counsel", "--purpose", "Disclosure", "--select", "name:photo.txt",
            "--out", "package", "--as", "A. Investigator"],
        ["keys", "recovery", "--recovery-sheet", "sheet.txt", "--as", "A. Investigator"],
        ["keys", "handover", "--as", "Nobody Known"],
        ["repair", "--from", "nowhere"],
        ["list", "items", "--case", Case, "--as", "A. Investigator"],
        ["log", "vkey"],
    ];

    private static readonly Regex s_progress = new("^[a-z ]+: [0-9,]+(, [0-9.]+ [kMGT]?B)? of ");

    [Fact]
    public async Task Documents_exit_codes_and_what_is_recorded_are_the_same()
    {
        using var scratch = new Scratch();
        var without = await CopyAsync(scratch["without"]);
        await using var served = await Served.SampleAsync(scratch["served"]);
        await CopyAsync(served.Folder, vault: false);
        foreach (var command in s_commands)
        {
            var alone = await CommandRun.OfAsync(without, Whole(command, without));
            var beside = await CommandRun.OfAsync(served.Folder, Whole(command, served.Folder));
            Assert.Equal(alone.Shape(without), beside.Shape(served.Folder));
            Assert.Equal(alone.Exit, beside.Exit);

            // What takes its time says how far it is, here or there.
            Assert.DoesNotContain(
                beside.Error.Split('\n'), line => line.Length > 0 && !s_progress.IsMatch(line));
        }

        Assert.True(Directory.Exists(Path.Combine(served.Folder, "package")));
        Assert.Equal(
            File.ReadAllLines(Path.Combine(without, "sheet.txt")).Length,
            File.ReadAllLines(Path.Combine(served.Folder, "sheet.txt")).Length);
        await served.StopAsync();
        foreach (var folder in (string[])[without, served.Folder])
            Assert.Equal(0, (await CommandRun.OfAsync(folder, "check")).Exit);
    }

    [Fact]
    public async Task Two_command_lines_and_a_script_at_once_lose_nothing()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["served"]);
        await CopyAsync(served.Folder, vault: false);
        Assert.Equal(0, (await CommandRun.OfAsync(served.Folder, "add", "material", "--case", Case)).Exit);
        var before = await CountAsync(served);
        using var script = await Script.OfAsync(served);
        const int each = 6;
        await Task.WhenAll(
            ClaimAsync("first"), ClaimAsync("second"),
            SendAsync());
        Assert.Equal(before + (each * 6), await CountAsync(served));
        await served.StopAsync();
        Assert.Equal(0, (await CommandRun.OfAsync(served.Folder, "check")).Exit);

        async Task SendAsync()
        {
            for (var i = 0; i < each * 4; i++)
            {
                var events = await script.RunAsync("claim-add", new JsonObject
                {
                    ["item"] = "name:note.txt",
                    ["quote"] = "The bridge",
                    ["speakers"] = new JsonArray($"script {i}"),
                    ["hedges"] = new JsonArray(),
                    ["denies"] = false,
                });
                Assert.Equal("done", (string?)events[^1]["ending"]);
            }
        }

        async Task ClaimAsync(string who)
        {
            for (var i = 0; i < each; i++)
            {
                var run = await CommandRun.OfAsync(
                    served.Folder,
                    "claim", "add", "name:note.txt", "--quote", "The bridge", "--by", $"{who} {i}");
                Assert.True(run.Exit == 0, run.Output + run.Error);
            }
        }
    }

    [Fact]
    public async Task Ctrl_C_at_the_command_line_stops_the_server_s_run_and_tells_its_end()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["served"]);
        for (var i = 0; i < 20_000; i++)
            scratch.Write($"served/many/{i}.txt", $"{i}");
        using var adding = CommandRun.Start(served.Folder, "add", "many", "--case", Case, "--json");

        // Started before it is needed: on a busy machine a program can take longer to start than the run.
        using var stopping = Process.Start(
            new ProcessStartInfo("sh", ["-c", $"read go; kill -INT {adding.Id}"])
            {
                RedirectStandardInput = true,
            })!;
        var error = adding.StandardError;
        while (await error.ReadLineAsync(Ct) is { } line
            && !line.StartsWith("taking in:", StringComparison.Ordinal))
        {
        }

        await stopping.StandardInput.WriteLineAsync("go");
        await stopping.StandardInput.FlushAsync(Ct);
        var output = await adding.StandardOutput.ReadToEndAsync(Ct);
        await adding.WaitForExitAsync(Ct);
        var run = new CommandRun(adding.ExitCode, output, await error.ReadToEndAsync(Ct));
        Assert.Equal((4, "interrupted"), (run.Exit, run.Codes));
        var again = await CommandRun.OfAsync(served.Folder, "add", "many", "--case", Case, "--json");
        Assert.Equal(0, again.Exit);
        Assert.Equal(20_000, (long)again.Result["kept"]! + (long)again.Result["already"]!);
    }

    [Fact]
    public async Task A_server_that_is_gone_leaves_the_command_line_as_it_was()
    {
        using var scratch = new Scratch();
        await using var served = await Served.SampleAsync(scratch["served"]);
        served.Kill();
        var socket = Assert.Single(Directory.GetFiles(Path.Combine(served.Folder, "state/serve")));
        Assert.Equal(0, (await CommandRun.OfAsync(
            served.Folder, "retain", Case, "--until", "2031", "--reason", "a term")).Exit);
        await using var next = await Served.SampleAsync(scratch["next"]);
        Assert.True(File.Exists(socket));
        await using var same = await served.AgainAsync();
        Assert.Equal(0, (await CommandRun.OfAsync(
            served.Folder, "member", "link", "A. Investigator")).Exit);
        await same.StopAsync();
        Assert.False(File.Exists(socket));
    }

    /// <summary>A handover tells its package as it was named, and a server is told whole paths.</summary>
    private static string[] Whole(string[] command, string folder) =>
    [
        .. command.Select(word => word == "package" ? Path.Combine(folder, word) : word), "--json",
    ];

    private static async Task<long> CountAsync(Served served) => (long)(await CommandRun.OfAsync(
        served.Folder, "claim", "list", "--case", Case, "--json")).Result["count"]!;

    /// <summary>A folder with a copy of the sample vault, and something to take in.</summary>
    private static async Task<string> CopyAsync(string folder, bool vault = true)
    {
        Directory.CreateDirectory(Path.Combine(folder, "material"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "material/note.txt"), "The bridge was reportedly closed, a resident said.");
        await File.WriteAllTextAsync(Path.Combine(folder, "material/photo.txt"), "A picture of the bridge.");
        if (!vault) return folder;
        using var copying = Process.Start(
            "cp", ["-a", Path.Combine(Repository.Root, "out/sample-vault"), Path.Combine(folder, "vault")]);
        await copying.WaitForExitAsync();
        return folder;
    }
}
