using System.Diagnostics;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Peers;

/// <summary>The folder tests/peers/package: a maker of packages, and tests of the checks.</summary>
internal static partial class NodePeer
{
    public static readonly string Folder = Path.Combine(Repository.Root, "tests", "peers", "package");

    private static readonly string Chromium =
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Skips the test, and says why, unless all of these programs are here.</summary>
    public static void SkipUnlessOnPath(params string[] programs)
    {
        var absent = programs.Where(program => !IsOnPath(program)).ToList();
        Assert.SkipUnless(absent.Count == 0, $"{string.Join(", ", absent)}: not on the path.");
    }

    /// <summary>Why verify.html cannot be run in a browser here; null once it can.</summary>
    public static async Task<string?> PrepareBrowserAsync(CancellationToken cancel)
    {
        if (!File.Exists(Chromium)) return $"{Chromium} is absent.";
        if (!IsOnPath("node") || !IsOnPath("npm")) return "node or npm is absent.";
        await Installing.WaitAsync(cancel);
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "playwright-core"))) return null;
            var (exit, log) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit"], cancel);
            Assert.True(exit == 0, log);
            return null;
        }
        finally
        {
            Installing.Release();
        }
    }

    /// <summary>Runs a file of Node's tests; it fails also when nothing in it was run.</summary>
    public static async Task PassAsync(string file, CancellationToken cancel)
    {
        var (exit, output) = await RunAsync("node", ["--test", "--test-reporter=tap", file], cancel);

        // The seeds and the speed are worth seeing also when all is well.
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exit == 0, output);
        Assert.Matches(Passed(), output);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(
            folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int Exit, string Output)> RunAsync(
        string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output + await error);
    }

    [GeneratedRegex("^# pass [1-9]", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
