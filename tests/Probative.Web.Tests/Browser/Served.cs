using System.Diagnostics;
using System.Text;
using Probative.Tests.Shared;

namespace Probative.Web.Tests.Browser;

/// <summary>
/// The built program serving: started as people start it, on a copy of the sample vault or on none, and
/// stopped with the test.
/// </summary>
public sealed class Served : IAsyncDisposable
{
    public const string SamplePassphrase = "sample passphrase, invented";

    /// <summary>Who works on both cases of the sample vault.</summary>
    public const string SampleMember = "A. Investigator";

    /// <summary>Who reviews in the case "White cards".</summary>
    public const string SampleReviewer = "B. Reviewer";

    private static readonly TimeSpan s_starting = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(30);

    // Classes of tests run side by side, and what makes the sample writes to one place.
    private static readonly Lazy<Task<string>> s_sample = new(MakeSampleAsync);

    private readonly Process _process;
    private readonly string[] _arguments;

    private Served(Process process, string folder, string link, string[] arguments) =>
        (_process, Folder, Link, _arguments) = (process, folder, link, arguments);

    /// <summary>Everything of this server: the vault, the state of the machine, uploads.</summary>
    public string Folder { get; }

    /// <summary>The one-time link that it printed.</summary>
    public string Link { get; }

    public string Vault => Path.Combine(Folder, "vault");

    public Uri Base => new(new Uri(Link).GetLeftPart(UriPartial.Authority));

    /// <summary>Serves a copy of the sample vault; it is made when it is not there.</summary>
    /// <param name="folder">Where everything of this server lies.</param>
    /// <param name="prepare">Does something with the copy by the command line before it is served.</param>
    public static async Task<Served> SampleAsync(string folder, Func<string, Task>? prepare = null)
    {
        var sample = await s_sample.Value;
        Directory.CreateDirectory(folder);
        await RunAsync("cp", ["-a", sample, Path.Combine(folder, "vault")]);
        if (prepare is not null) await prepare(Path.Combine(folder, "vault"));
        return await StartAsync(folder, ["--vault", Path.Combine(folder, "vault"), "--as", SampleMember]);
    }

    /// <summary>True if the vault in this folder is a copy of the sample, which two people have.</summary>
    public static bool IsSample(string folder)
    {
        var key = Path.Combine(folder, "vault/log/vkey");
        var sample = Path.Combine(Repository.Root, "out/sample-vault/log/vkey");
        return File.Exists(key) && File.Exists(sample)
            && File.ReadAllText(key) == File.ReadAllText(sample);
    }

    /// <summary>Serves the vault that a test made in `vault` of a folder.</summary>
    public static Task<Served> OfAsync(string folder) =>
        StartAsync(folder, ["--vault", Path.Combine(folder, "vault")]);

    /// <summary>Serves with no vault open.</summary>
    public static Task<Served> EmptyAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        return StartAsync(folder, []);
    }

    /// <summary>The same vault served again, by another process, at the same port.</summary>
    public async Task<Served> AgainAsync()
    {
        await StopAsync();
        return await StartAsync(Folder, _arguments, Base.Port);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    /// <summary>Ends it as Ctrl-C does.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited) return;
        await RunAsync("kill", ["-TERM", $"{_process.Id}"]);
        using var patience = new CancellationTokenSource(s_stopping);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Waits until it ends by itself; how it ended.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(s_stopping);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut does.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);

        // Until it is gone it holds the vault.
        _process.WaitForExit();
    }

    private static async Task<Served> StartAsync(string folder, string[] arguments, int port = 0)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "out/probative"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in (string[])["serve", "--port", $"{port}", .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["PROBATIVE_STATE"] = Path.Combine(folder, "state");
        start.Environment["PROBATIVE_PASSPHRASE"] = SamplePassphrase;
        start.Environment.Remove("PROBATIVE_VAULT");
        var process = Process.Start(start)!;
        var complaints = ReadAsync(process.StandardError);
        using var patience = new CancellationTokenSource(s_starting);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.Contains("/in/", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new Served(process, folder, line.Trim(), arguments);
        }

        throw new InvalidOperationException($"The server ended before it served: {await complaints}");
    }

    /// <summary>What the server complains of; it stands in the output of the tests too.</summary>
    private static async Task<string> ReadAsync(StreamReader from)
    {
        var complaints = new StringBuilder();
        while (await from.ReadLineAsync() is { } line)
        {
            complaints.AppendLine(line);
            await Console.Error.WriteLineAsync($"the server: {line}");
        }

        return complaints.ToString();
    }

    private static async Task<string> MakeSampleAsync()
    {
        var sample = Path.Combine(Repository.Root, "out/sample-vault");
        if (!File.Exists(Path.Combine(sample, "ledger.db"))) await RunAsync("eng/sample", []);
        return sample;
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = Repository.Root };
        if (program.Contains('/', StringComparison.Ordinal))
            start.FileName = Path.Combine(Repository.Root, program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
