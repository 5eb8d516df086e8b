using System.Diagnostics;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Peers;

/// <summary>Programs in other languages, on other people's libraries, that check what ours wrote.</summary>
internal static class Peer
{
    public static string Folder(string name) => Path.Combine(Repository.Root, "tests", "peers", name);

    /// <summary>Skips the test, visibly, where a program is absent.</summary>
    public static void Need(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        Assert.SkipUnless(
            folders.Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is absent.");
    }

    /// <summary>Runs a program to its end; standard output and error come back together.</summary>
    public static (int Exit, string Output) Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
