using System.Diagnostics;
using Probative.Tests.Shared;

namespace Probative.Faults.Tests;

/// <summary>The built programs and the tools that break them.</summary>
internal static class Programs
{
    public static string Probative { get; } = Path.Combine(Repository.Root, "out", "probative");
    public static string ProbativeCheck { get; } = Path.Combine(Repository.Root, "out", "probative-check");

    public static bool IsRoot { get; } = Environment.UserName == "root";

    /// <summary>
    /// Skips, visibly, where a tool or the built program is missing: `./test` installs and builds both.
    /// </summary>
    public static void Need(params string[] tools)
    {
        Xunit.Assert.SkipWhen(
            Environment.GetEnvironmentVariable("PROBATIVE_CAMPAIGN") is null,
            "PROBATIVE_CAMPAIGN is not set: faults against the built program are a campaign "
                + "(docs/faults.md)");
        foreach (var tool in tools)
        {
            Xunit.Assert.SkipUnless(Exists(tool), $"{tool} is not installed or not built (./test does both)");
        }
    }

    public static void NeedRoot() =>
        Xunit.Assert.SkipUnless(IsRoot, "This test mounts file systems and needs root.");

    /// <summary>
    /// Runs to the end. A run that hangs for two minutes is killed, which its caller sees as exit 137.
    /// </summary>
    public static Ran Run(
        string program, IEnumerable<string> arguments, params (string, string)[] environment)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2))) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new Ran(process.ExitCode, output.Result, errors.Result);
    }

    private static bool Exists(string tool) =>
        tool.Contains('/')
            ? File.Exists(tool)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
                .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
