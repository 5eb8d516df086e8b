using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Probative.Local.Capturing;
using Probative.Tests.Preservation;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>
/// Nothing leaves the machine unless the operator configured it: the built programs, watched.
/// </summary>
public sealed class NetworkTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void No_assembly_of_ours_refers_to_the_network_but_the_capture_program_and_the_line_to_a_file()
    {
        const string capture = CaptureProgram.FileName + ".dll";
        string[] ours =
        [
            "Probative.dll", "Probative.Ledger.dll", "Probative.Formats.dll", "Probative.Local.dll",
            "Probative.Cli.dll", "Probative.Socket.dll", capture,
        ];
        Assert.Equal(["Probative.Socket.dll", capture], ours.Where(name => NetworksOf(name).Count > 0));
    }

    [Fact]
    public void No_command_opens_a_socket_to_a_network_but_those_that_ask()
    {
        Assert.SkipUnless(
            _cli.Run("strace -f --seccomp-bpf -qq -e trace=network true").ExitCode == 0,
            "strace is not here, or may not.");
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        _cli.Folder.Write("root.pem", File.ReadAllBytes(authority.RootPemPath));
        _cli.Folder.Write("m/a.txt", "the bridge was reportedly closed");
        Assert.Empty(Sockets($"""
            set -e
            probative init v --member A --no-passphrase understood
            export PROBATIVE_VAULT=v
            probative case open C --purpose p --legal-basis l --review-date 2027
            probative add m --case C
            probative claim add name:a.txt --quote bridge --by A
            probative anchor authority add T --roots root.pem --url {server.Url}
            probative anchor calendar add K --url http://127.0.0.1:1
            probative anchor calendar remove K
            probative anchor request --to r.tsq
            probative anchor list
            probative anchor ask --dry-run
            probative anchor upgrade
            probative list --case C; probative history name:a.txt; probative log; probative due
            probative handover C --to B --purpose p --select all --out package
            probative backup b --keys keys.json
            probative restore b --to w --keyring keys.json
            probative check; probative anchor authority list
            """));
        Assert.Empty(server.All);

        // What finds nothing there finds what is asked.
        var sockets = Sockets("probative anchor ask --vault v");
        Assert.Contains(sockets, line => line.Contains($"htons({server.Port})", StringComparison.Ordinal));
        Assert.Single(server.All);
    }

    [Fact]
    public async Task The_capture_program_sees_nothing_of_the_vault_and_does_not_outlive_it()
    {
        using var authority = new TestAuthority();
        var asked = new TaskCompletionSource();
        using var server = new TestServer(async _ =>
        {
            asked.TrySetResult();
            await Task.Delay(TimeSpan.FromMinutes(2));
            return new TestServer.Said(200, []);
        });
        _cli.Folder.Write("root.pem", File.ReadAllBytes(authority.RootPemPath));
        _cli.MakeVault();
        Assert.Equal(0, _cli.Run(
            $"probative anchor authority add T --roots root.pem --url {server.Url}",
            CliFolder.Variables).ExitCode);

        using var ask = _cli.Start(
            "exec probative anchor ask", [.. CliFolder.Variables, ("PROBATIVE_PASSPHRASE", "secret horse")]);
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var capture = Assert.Single(ChildrenOf(ask.Id));
        string Read(string what) => File.ReadAllText($"/proc/{capture}/{what}").Replace('\0', ' ');
        Assert.EndsWith(CaptureProgram.FileName + " ", Read("cmdline"), StringComparison.Ordinal);
        Assert.DoesNotContain("PROBATIVE", Read("environ"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Read("environ"), StringComparison.Ordinal);
        Assert.DoesNotContain(_cli.Folder.Path, Read("environ"), StringComparison.Ordinal);
        var open = Directory.GetFiles($"/proc/{capture}/fd").Append($"/proc/{capture}/cwd")
            .Select(path => new FileInfo(path).LinkTarget ?? "").ToList();
        Assert.Contains("/", open);
        Assert.DoesNotContain(open, path => path.StartsWith(_cli.Folder.Path, StringComparison.Ordinal));

        // Killed in the middle: the capture program ends by itself, and the record is whole.
        ask.Kill();
        await ask.WaitForExitAsync(TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();
        while (Directory.Exists($"/proc/{capture}") && waited.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists($"/proc/{capture}"), "The capture program lives on.");
        Assert.Equal(0, _cli.Run("probative check", CliFolder.Variables).ExitCode);
        var listed = _cli.Run("probative anchor list --json", CliFolder.Variables).Document["result"]!;
        Assert.Equal((0, 1), ((int)listed["count"]!, (int)listed["requests"]!));
    }

    [Fact]
    public void What_is_asked_and_what_failed_is_told_to_people_and_to_scripts()
    {
        using var authority = new TestAuthority();
        using var server = OutsideDesk.Serve(authority);
        _cli.Folder.Write("root.pem", File.ReadAllBytes(authority.RootPemPath));
        _cli.MakeVault();
        var nobody = _cli.Run("probative anchor ask --json", CliFolder.Variables);
        Assert.Equal((2, "nobody-to-ask"), (nobody.ExitCode, Assert.Single(nobody.Codes)));
        Assert.Equal(0, _cli.Run(
            $"""
            probative anchor authority add T --roots root.pem --url {server.Url} &&
            probative anchor calendar add K --url http://127.0.0.1:1
            """,
            CliFolder.Variables).ExitCode);

        var dry = _cli.Run("probative anchor ask --dry-run", CliFolder.Variables);
        Assert.StartsWith(
            "Nothing was sent. 2 addresses would be asked:", dry.Output, StringComparison.Ordinal);
        Assert.Contains("POST http://127.0.0.1:1/digest", dry.Output, StringComparison.Ordinal);
        Assert.Empty(server.All);

        var asked = _cli.Run("probative anchor ask --timeout 5", CliFolder.Variables);
        Assert.Equal(4, asked.ExitCode);
        Assert.Contains("Nothing but digests left this machine.", asked.Output, StringComparison.Ordinal);
        Assert.Contains("From outside: T says", asked.Output, StringComparison.Ordinal);
        Assert.Contains("outside-unreachable", asked.Error, StringComparison.Ordinal);
        Assert.Equal(["bad-value"], _cli.Run(
            "probative anchor ask --timeout 0 --json", CliFolder.Variables).Codes);
        _cli.Folder.Write("junk", "x");
        Assert.Equal(["certificate-malformed"], _cli.Run(
            "probative anchor ask --tls-roots junk --json", CliFolder.Variables).Codes);
    }

    /// <summary>Every call about an address of a network that a script's programs make.</summary>
    private List<string> Sockets(string script)
    {
        _cli.Folder.Write("script.sh", script);
        var run = _cli.Run("strace -f --seccomp-bpf -qq -e trace=network -o trace sh script.sh");
        Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}");
        return
        [
            .. File.ReadLines(_cli.Folder["trace"]).Where(line =>
                line.Contains("AF_INET", StringComparison.Ordinal)
                || line.Contains("AF_NETLINK", StringComparison.Ordinal)),
        ];
    }

    private static IEnumerable<int> ChildrenOf(int process) =>
        File.ReadAllText($"/proc/{process}/task/{process}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Concat(Directory.GetDirectories($"/proc/{process}/task")
                .Where(path => !path.EndsWith($"/{process}", StringComparison.Ordinal))
                .SelectMany(path => File.ReadAllText($"{path}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

    private static List<string> NetworksOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => name.StartsWith("System.Net", StringComparison.Ordinal)),
        ];
    }
}
