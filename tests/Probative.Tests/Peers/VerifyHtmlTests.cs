using System.Diagnostics;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Peers;

/// <summary>Runs the tests of verify.html (tests/peers/package) in a real Chromium.</summary>
public sealed partial class VerifyHtmlTests
{
    private static readonly string Chromium =
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private static readonly string Peer = Path.Combine(Repository.Root, "tests", "peers", "package");

    [Theory]
    [InlineData("test-verify-html.mjs")]
    [InlineData("test-verify-html-faults.mjs")]
    [InlineData("test-verify-html-primitives.mjs")]
    public async Task Verify_html_passes_its_tests_in_a_browser(string file)
    {
        var cancel = TestContext.Current.CancellationToken;
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is absent.");
        Assert.SkipUnless(IsOnPath("node") && IsOnPath("npm"), "node or npm is absent.");
        if (!Directory.Exists(Path.Combine(Peer, "node_modules", "playwright-core")))
        {
            var (installed, log) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit"], cancel);
            Assert.True(installed == 0, log);
        }

        var (exit, output) = await RunAsync("node", ["--test", "--test-reporter=tap", file], cancel);

        // The seeds and the speed are worth seeing also when all is well.
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(exit == 0, output);
        Assert.Matches(Passed(), output);
    }

    private static bool IsOnPath(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return folders.Any(folder => File.Exists(Path.Combine(folder, program)));
    }

    private static async Task<(int Exit, string Output)> RunAsync(
        string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Peer,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output + await error);
    }

    /// <summary>Node's count of what it ran, so that an empty run is no pass.</summary>
    [GeneratedRegex("^# pass [1-9]", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
