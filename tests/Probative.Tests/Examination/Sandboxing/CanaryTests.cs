using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing.Filters;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>A decoder that was taken over gets nowhere, costs little, and leaves nothing.</summary>
public sealed class CanaryTests : IDisposable
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly string _word = "canary" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_reaches_neither_network_nor_files_nor_processes()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _folder.Write("vault/items/secret", "secret");
        _folder.Write("item", "item");
        _folder.Shell("chmod 666 item");
        var before = Digest("item");
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (outcome, output) = await RunAsync(
            Canary.Reach,
            Text(port), _folder["vault/items/secret"], Text(Environment.ProcessId), _folder["vault"]);
        Assert.True(outcome.IsWell, outcome + output);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 50, output);
        Assert.DoesNotContain(lines, line => line.EndsWith("DONE", StringComparison.Ordinal));
        Assert.Contains("user: 65534 65534", lines);
        Assert.Contains("groups: 65534 65534", lines);
        Assert.Contains("root: bin dev etc in lib lib64 sbin tmp usr", lines);
        Assert.Contains("etc: alternatives fonts ld.so.cache", lines);
        Assert.Contains("dev: null random urandom zero", lines);
        Assert.Contains(
            "environment: HOME=/tmp LC_ALL=C.UTF-8 MALLOC_ARENA_MAX=2 PATH=/usr/bin:/bin PWD=/ TMPDIR=/tmp "
            + "TZ=UTC VIPS_BLOCK_UNTRUSTED=1",
            lines);
        Assert.False(listener.Pending());
        Assert.Equal(before, Digest("item"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_refused_system_call_is_refused(bool mayStartProcesses)
    {
        var isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
        var calls = RefusedCalls.All
            .Select(call => (Number: isArm ? call.Arm64 : call.X64, call.Error, call.Name))
            .Where(call => call.Number >= 0)
            .Append((Number: 435, Error: RefusedCall.NotThere, Name: "clone3"))
            .Append((Number: 457, Error: RefusedCall.NotThere, Name: "statmount"))
            .Append((Number: 2000, Error: RefusedCall.NotThere, Name: "a call of the future"))
            .ToList();
        var (outcome, output) = await RunAsync(
            Canary.Calls,
            new SandboxLimits { MayStartProcesses = mayStartProcesses },
            [.. calls.Select(call => Text(call.Number))]);
        Assert.True(outcome.IsWell, outcome + output);
        Assert.Equal(
            calls.Select(call => $"{call.Name}: {call.Error}"),
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Zip(calls, (line, call) => $"{call.Name}: {line.Split(' ')[1]}"));
    }

    [Fact]
    public async Task It_can_multiply_only_as_far_as_it_may()
    {
        var (processes, made) = await RunAsync(
            Canary.ForkBomb, new SandboxLimits { Tasks = 20, MayStartProcesses = true });
        Assert.True(processes.IsWell, processes.ToString());
        Assert.InRange(int.Parse(made, CultureInfo.InvariantCulture), 5, 19);

        var (none, nothing) = await RunAsync(Canary.ForkBomb, new SandboxLimits { Tasks = 20 });
        Assert.True(none.IsWell, none.ToString());
        Assert.Equal("0\n", nothing);

        var (threads, some) = await RunAsync(Canary.ThreadBomb, new SandboxLimits { Tasks = 20 });
        Assert.True(threads.IsWell, threads.ToString());
        Assert.InRange(int.Parse(some, CultureInfo.InvariantCulture), 5, 19);

        var (endless, _) = await RunAsync(Canary.EndlessForkBomb, new SandboxLimits
        {
            Tasks = 20, MayStartProcesses = true, WallTime = TimeSpan.FromSeconds(2),
        });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.WallTime), endless.Ending);
    }

    [Fact]
    public async Task It_cannot_write_ten_gigabytes_anywhere()
    {
        var (output, bytes) = await RunAsync(Canary.TenGigabytes, "/dev/fd/1");
        Assert.NotEqual(new SandboxEnding.Finished(0), output.Ending);
        var (standard, _) = await RunAsync("my $x = 'x' x 65536; print $x while 1;");
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.StandardOutput), standard.Ending);
        Assert.Equal(new SandboxLimits().StandardOutputBytes, standard.StandardOutputBytes);
        Assert.DoesNotContain("WRITTEN", bytes, StringComparison.Ordinal);

        var limits = new SandboxLimits { FileBytes = 16 * 1024 * 1024, TemporaryBytes = 8 * 1024 * 1024 };
        var (temporary, said) = await RunAsync(Canary.TenGigabytes, limits, "/tmp/x");
        Assert.Contains("full: No space left", temporary.Said, StringComparison.Ordinal);
        var (large, more) = await RunAsync(
            Canary.TenGigabytes, limits with { TemporaryBytes = 64 * 1024 * 1024 }, "/tmp/x");
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.FileBytes), large.Ending);
        Assert.Equal("", said + more);

        var (folder, _) = await RunAsync(Of(Canary.ManyFiles, new SandboxLimits(), "/out/files") with
        {
            Folder = new SandboxFolder(1000, 100 * 1024 * 1024, (_, _) => null),
        });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.Folder), folder.Ending);
    }

    [Fact]
    public async Task It_cannot_take_eight_gigabytes_of_memory()
    {
        var (outcome, output) = await RunAsync(Canary.EightGigabytes);
        Assert.False(outcome.IsWell, outcome.ToString());
        Assert.Equal("", output);
    }

    [Fact]
    public async Task It_cannot_take_time_without_end()
    {
        var second = new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) };
        var (warned, _) = await RunAsync(Canary.Spin, second);
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.CpuTime), warned.Ending);
        var (unwarned, _) = await RunAsync(Canary.SpinUnwarned, second);
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.CpuTime), unwarned.Ending);
        var (asleep, _) = await RunAsync(
            "sleep 1000", new SandboxLimits { WallTime = TimeSpan.FromMilliseconds(300) });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.WallTime), asleep.Ending);
        Assert.True(asleep.Took < TimeSpan.FromSeconds(3), asleep.ToString());
    }

    [Fact]
    public async Task It_cannot_leave_a_process_behind()
    {
        var (outcome, _) = await RunAsync(Canary.Daemon, new SandboxLimits { MayStartProcesses = true });
        Assert.True(outcome.IsWell, outcome.ToString());
        Assert.True(outcome.Took < TimeSpan.FromSeconds(3), outcome.ToString());
    }

    [Fact]
    public async Task It_cannot_raise_its_limits()
    {
        const string script =
            "for o in '-n 4096' '-v unlimited' '-p 1000' '-t 100'; do (ulimit $o) 2>&1; done; : $1";
        var run = Decoders.OfShell(script, _word) with
        {
            Limits = new SandboxLimits { MayStartProcesses = true },
        };
        var (outcome, output) = await RunAsync(run);
        Assert.Contains("error setting limit", output, StringComparison.Ordinal);
        Assert.Equal(4, output.Split("error setting limit").Length - 1);
        Assert.True(outcome.IsWell, outcome.ToString());
    }

    private Task<(SandboxOutcome Outcome, string Output)> RunAsync(
        string script, params string[] arguments) =>
        RunAsync(Of(script, new SandboxLimits(), arguments));

    private Task<(SandboxOutcome Outcome, string Output)> RunAsync(
        string script, SandboxLimits limits, params string[] arguments) =>
        RunAsync(Of(script, limits, arguments));

    private SandboxRun Of(string script, SandboxLimits limits, params string[] arguments)
    {
        if (!File.Exists(_folder["item"])) _folder.Write("item", "item");
        return new SandboxRun
        {
            Program = Decoders.Perl,
            Arguments = _ => ["-e", script, .. arguments, _word],
            Items = [_folder["item"]],
            Limits = limits,
        };
    }

    /// <summary>Whatever it tries: the run ends in time, and nothing of it is left.</summary>
    private async Task<(SandboxOutcome Outcome, string Output)> RunAsync(SandboxRun run)
    {
        var runs = Directory.CreateDirectory(_folder["runs"]).FullName;
        var result = await Decoders.Bubblewrap(runs).RunAsync(run);
        Assert.True(result.Outcome.Took < s_bound, result.ToString());
        Assert.Empty(await Decoders.LeftWithAsync(_word));
        Assert.Empty(Directory.EnumerateFileSystemEntries(runs));
        return result;
    }

    private string Digest(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[name])));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
