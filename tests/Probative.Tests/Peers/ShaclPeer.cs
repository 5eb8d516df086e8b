using System.Diagnostics;
using System.Text.Json.Nodes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Peers;

/// <summary>The folder tests/peers/case-uco: a validator (SHACL Core) that nobody of this project wrote.
/// </summary>
internal static class ShaclPeer
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests/peers/case-uco");
    private static readonly SemaphoreSlim s_installing = new(1);

    /// <summary>What an export uses of CASE/UCO, as shapes of our own; the published ones say more.</summary>
    public static string OwnShapes => Path.Combine(s_folder, "shapes.ttl");

    /// <summary>What the validator says of each file, by its name; skips the test where it cannot run.
    /// </summary>
    public static async Task<JsonObject> ValidateAsync(
        string shapes, IEnumerable<string> files, CancellationToken cancel)
    {
        NodePeer.SkipUnlessOnPath("node", "npm");
        await InstallAsync(cancel);
        var (exit, output, error) = await RunAsync("node", ["validate.mjs", shapes, .. files], cancel);
        Assert.True(exit == 0, error);
        return JsonNode.Parse(output)!.AsObject();
    }

    private static async Task InstallAsync(CancellationToken cancel)
    {
        await s_installing.WaitAsync(cancel);
        try
        {
            if (Directory.Exists(Path.Combine(s_folder, "node_modules/shacl-engine"))) return;
            var (exit, output, error) = await RunAsync(
                "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cancel);
            Assert.True(exit == 0, output + error);
        }
        finally
        {
            s_installing.Release();
        }
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = s_folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output, await error);
    }
}
