using System.Text;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>Sandboxes for tests, and programs to run in them.</summary>
internal static class Decoders
{
    public static readonly SandboxProgram Shell = new() { Path = "/usr/bin/sh" };

    public static readonly SandboxProgram Perl = new() { Path = "/usr/bin/perl" };

    /// <summary>The sandbox, or a skip that is seen.</summary>
    public static BubblewrapSandbox Bubblewrap(string parent)
    {
        var sandbox = new BubblewrapSandbox(BubblewrapSandbox.Installed, parent);
        if (sandbox.Refusal() is { } refusal) Assert.Skip($"Not run: {refusal.Message}");
        return sandbox;
    }

    public static void Need(string program) =>
        Assert.SkipUnless(File.Exists(program), $"Not run: {program} is not installed.");

    public static SandboxRun OfShell(string script, params string[] arguments) => new()
    {
        Program = Shell,
        Arguments = _ => ["-c", script, "sh", .. arguments],
    };

    public static async Task<(SandboxOutcome Outcome, string Output)> RunAsync(
        this ISandbox sandbox, SandboxRun run)
    {
        using var output = new MemoryStream();
        var outcome = await sandbox.RunAsync(
            run with { StandardOutput = output }, TestContext.Current.CancellationToken);
        return (outcome, Encoding.Latin1.GetString(output.ToArray()));
    }

    /// <summary>The processes of the machine in whose arguments a word stands.</summary>
    public static IReadOnlyList<string> ProcessesWith(string word)
    {
        var found = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId) continue;
            try
            {
                var line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
                if (line.Contains(word, StringComparison.Ordinal)) found.Add($"{id} {line}");
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return found;
    }

    /// <summary>The kernel ends what is left right after the first process; it is given a moment.</summary>
    public static async Task<IReadOnlyList<string>> LeftWithAsync(string word)
    {
        for (var tries = 0; tries < 40 && ProcessesWith(word).Count > 0; tries++) await Task.Delay(50);
        return ProcessesWith(word);
    }
}
