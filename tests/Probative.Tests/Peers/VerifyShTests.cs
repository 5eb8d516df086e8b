using System.Diagnostics;
using System.Text.RegularExpressions;
using Probative.Tests.Tidy;
using Xunit;

namespace Probative.Tests.Peers;

/// <summary>Runs the tests of verify.sh (tests/peers/package) in dash, bash and the shell of busybox.</summary>
public sealed partial class VerifyShTests
{
    private static readonly string[] Programs =
        ["node", "dash", "bash", "busybox", "sha256sum", "openssl", "xxd"];

    [Fact]
    public async Task Verify_sh_passes_its_tests_in_three_shells()
    {
        var cancel = TestContext.Current.CancellationToken;
        var absent = Programs.Where(program => !IsOnPath(program)).ToList();
        Assert.SkipUnless(absent.Count == 0, $"{string.Join(", ", absent)}: not on the path.");

        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", "test-verify-sh.mjs"])
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, "tests", "peers", "package"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel) + await error;
        await process.WaitForExitAsync(cancel);

        // The seeds are worth seeing also when all is well.
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(process.ExitCode == 0, output);
        Assert.Matches(Passed(), output);
    }

    private static bool IsOnPath(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return folders.Any(folder => File.Exists(Path.Combine(folder, program)));
    }

    /// <summary>Node's count of what it ran, so that an empty run is no pass.</summary>
    [GeneratedRegex("^# pass [1-9]", RegexOptions.Multiline)]
    private static partial Regex Passed();
}
