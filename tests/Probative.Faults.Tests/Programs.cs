using System.Diagnostics;
using Probative.Tests.Shared;

namespace Probative.Faults.Tests;

/// <summary>The built programs and the tools that break them.</summary>
internal static class Programs
{
    public static string Probative { get; } = Path.Combine(Repository.Root, "out", "probative");
    public static string ProbativeCheck { get; } = Path.Combine(Repository.Root, "out", "probative-check");

    /// <summary>How a shell tells that a process was killed.</summary>
    public const int Killed = 137;

    public static bool IsRoot { get; } = Environment.UserName == "root";

    /// <summary>Skips, visibly, where a tool or the built program is missing.</summary>
    public static void Need(params string[] tools)
    {
        foreach (var tool in tools)
        {
            Xunit.Assert.SkipUnless(Exists(tool), $"{tool} is not installed or not built (./test does both)");
        }
    }

    public static void NeedRoot() => Xunit.Assert.SkipUnless(IsRoot, "not root: nothing can be mounted");

    /// <summary>
    /// Runs to the end. A run that hangs for five minutes is killed and fails the test.
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
        var hasEnded = process.WaitForExit(TimeSpan.FromMinutes(5));
        if (!hasEnded) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        Xunit.Assert.True(hasEnded, $"{program} hangs: {string.Join(' ', start.ArgumentList)}");
        return new Ran(process.ExitCode, output.Result, errors.Result);
    }

    private static bool Exists(string tool) =>
        tool.Contains('/')
            ? File.Exists(tool)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
                .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
