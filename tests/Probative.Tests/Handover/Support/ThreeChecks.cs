using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Probative.Tests.Peers;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>The three checks that a receiver has, as programs of their own. What is not installed is
/// told.</summary>
internal static class ThreeChecks
{
    private static readonly string Checks = Path.Combine(Repository.Root, "src/Probative/Handover/Checks");

    /// <summary>The exit codes of all three, in the order shell, browser, small verifier; null where one is
    /// absent.</summary>
    public static async Task<int?[]> RunAsync(string package, string? key) =>
        [await ShellAsync(package, key), await BrowserAsync(package, key), await VerifierAsync(package, key)];

    public static async Task<int?> ShellAsync(string package, string? key)
    {
        var script = Path.Combine(Checks, "verify.sh");
        if (!File.Exists(script) || !IsOnPath("openssl") || !IsOnPath("xxd")) return Absent("verify.sh");
        if (!File.Exists(package)) return (await ExitAsync("sh", [script, .. Key(key), package])).Code;
        var folder = package + ".unpacked";
        ZipFile.ExtractToDirectory(package, folder);
        var (code, _) = await ExitAsync("sh", [script, .. Key(key), folder]);
        Directory.Delete(folder, recursive: true);
        return code;
    }

    public static async Task<int?> BrowserAsync(string package, string? key)
    {
        var absent = await NodePeer.PrepareBrowserAsync(TestContext.Current.CancellationToken);
        if (absent is not null) return Absent($"verify.html in Chromium ({absent})");

        var (code, output) = await ExitAsync(
            "node", [Path.Combine(NodePeer.Folder, "check-in-browser.mjs"), package, key ?? ""]);
        Assert.True(code == 0, output);
        var answer = JsonNode.Parse(output)!;
        Assert.Empty(answer["requests"]!.AsArray());
        Assert.Empty(answer["complaints"]!.AsArray());
        return int.Parse((string)answer["shown"]!, CultureInfo.InvariantCulture);
    }

    public static async Task<int?> VerifierAsync(string package, string? key, params string[] more) =>
        (await VerifierOutputAsync(package, key, more)).Code;

    /// <summary>What the small verifier says on standard output; nulls where it is absent.</summary>
    public static async Task<(int? Code, string? Output)> VerifierOutputAsync(
        string package, string? key, params string[] more)
    {
        var built = Directory.Exists(Path.Combine(Repository.Root, "src/Probative.Check/bin"))
            ? Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src/Probative.Check/bin"),
                "probative-check",
                SearchOption.AllDirectories)
                .MaxBy(File.GetLastWriteTimeUtc)
            : null;
        if (built is null) return (Absent("probative-check"), null);
        return await ExitAsync(built, [package, .. Key(key), .. more]);
    }

    /// <summary>What a receiver with nothing of ours does with any bag: both manifests of a folder.</summary>
    public static async Task<int> Sha256SumAsync(string package)
    {
        const string command =
            "cd -- \"$1\" && sha256sum --strict --quiet -c manifest-sha256.txt tagmanifest-sha256.txt";
        return (await ExitAsync("sh", ["-c", command, "sh", package])).Code;
    }

    /// <summary>Runs a program to its end; what it said goes to the test's output.</summary>
    public static async Task<(int Code, string Output)> ExitAsync(
        string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{program} ended with {process.ExitCode}\n{output}{await error}");
        return (process.ExitCode, output);
    }

    private static string[] Key(string? key) => key is null ? [] : ["--key", key];

    private static int? Absent(string check)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"NOT RUN: {check} is not here.");
        return null;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(
            p => File.Exists(Path.Combine(p, program)));
}
