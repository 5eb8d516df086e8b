using System.Diagnostics;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>A folder in which the built program is called as people call it: by a shell.</summary>
internal sealed class CliFolder : IDisposable
{
    private const string Bin = ".bin";
    private const string State = ".state";

    public CliFolder()
    {
        var program = System.IO.Path.Combine(AppContext.BaseDirectory, "Probative.Cli");
        Folder.Write($"{Bin}/probative", $"#!/bin/sh\nexec '{program}' \"$@\"\n");
        Folder.Shell($"chmod +x {Bin}/probative");
    }

    public TempFolder Folder { get; } = new();

    /// <summary>Puts another program on the path of the scripts.</summary>
    public void Link(string name, string program) =>
        File.CreateSymbolicLink(Folder[$"{Bin}/{name}"], program);

    /// <summary>Runs a script; the environment of the test's own process is not handed on.</summary>
    public CliRun Run(string script, params IEnumerable<(string Name, string Value)> variables)
    {
        using var shell = Start(script, variables);
        var output = shell.StandardOutput.ReadToEndAsync();
        var error = shell.StandardError.ReadToEndAsync();
        Assert.True(shell.WaitForExit(TimeSpan.FromMinutes(2)), $"It hangs: {script}");
        return new CliRun(shell.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Starts a script and does not wait for it.</summary>
    public Process Start(string script, params IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = Folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start.Environment.Keys
                .Where(name => name.StartsWith("PROBATIVE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{Folder[Bin]}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PROBATIVE_STATE"] = Folder[State];
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        return shell;
    }

    /// <summary>A vault `v` with the member Ira Karst and the case C, named by the environment from then
    /// on.</summary>
    public static (string Name, string Value)[] Variables { get; } = [("PROBATIVE_VAULT", "v")];

    public void MakeVault() => Assert.Equal(0, Run("""
        probative init v --member 'Ira Karst' --no-passphrase understood &&
        probative case open C --purpose training --legal-basis none --review-date 2027 --vault v
        """).ExitCode);

    public void Dispose() => Folder.Dispose();
}
