using System.Text;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>What a decoder that behaves gets from the sandbox, and what comes back from it.</summary>
public sealed class SandboxRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_item_is_read_and_answered_on_every_stream_at_once()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        _folder.Write("a", "first");
        _folder.Write("b", "second");
        using var one = new MemoryStream();
        using var two = new MemoryStream();
        const string script =
            "cat /in/0; cat >&2 /in/1; head -c 3000000 /dev/zero >/out/0 & "
            + "head -c 2000000 /dev/zero >/out/1; wait";
        var (outcome, output) = await sandbox.RunAsync(Decoders.OfShell(script) with
        {
            Items = [_folder["a"], _folder["b"]],
            Outputs = [new SandboxOutput(one, 3_000_000), new SandboxOutput(two, 2_000_000)],
            Limits = new SandboxLimits { MayStartProcesses = true },
        });
        Assert.True(outcome.IsWell, outcome.ToString());
        Assert.Equal("first", output);
        Assert.Equal("second", outcome.Said);
        Assert.Equal([3_000_000L, 2_000_000L], outcome.OutputBytes);
        Assert.Equal((3_000_000L, 2_000_000L), (one.Length, two.Length));
        Assert.Equal(5, outcome.StandardOutputBytes);
        AssertNothingLeft();
    }

    [Fact]
    public async Task An_item_that_only_we_can_read_is_read_too()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        _folder.Write("closed", "closed");
        _folder.Write("group", "group");
        _folder.Shell("chmod 400 closed");
        _folder.Shell("chmod 440 group");
        var run = new SandboxRun
        {
            Program = new SandboxProgram { Path = "/usr/bin/cat" },
            Arguments = at => [at.Item(0), at.Item(1)],
            Items = [_folder["closed"], _folder["group"]],
        };
        var (outcome, output) = await sandbox.RunAsync(run);
        Assert.True(outcome.IsWell, outcome.ToString());
        Assert.Equal("closedgroup", output);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Standard_input_is_written_and_ends()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var bytes = new byte[1_000_003];
        new Random(1).NextBytes(bytes);
        using var output = new MemoryStream();
        var run = new SandboxRun
        {
            Program = new SandboxProgram { Path = "/usr/bin/cat" },
            Arguments = _ => [],
            StandardInput = new MemoryStream(bytes),
            StandardOutput = output,
        };
        var outcome = await sandbox.RunAsync(run, TestContext.Current.CancellationToken);
        Assert.True(outcome.IsWell, outcome.ToString());
        Assert.Equal(bytes, output.ToArray());
    }

    [Fact]
    public async Task A_decoder_that_reads_nothing_and_opens_no_pipe_ends_as_any_other()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var (outcome, _) = await sandbox.RunAsync(Decoders.OfShell("exit 3") with
        {
            StandardInput = new MemoryStream(new byte[10_000_000]),
            Outputs = [new SandboxOutput(Stream.Null, 1), new SandboxOutput(Stream.Null, 1)],
        });
        Assert.Equal(new SandboxEnding.Finished(3), outcome.Ending);
        Assert.Equal([0L, 0L], outcome.OutputBytes);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(5), outcome.ToString());
    }

    [Fact]
    public async Task Output_is_cut_at_the_very_byte_and_the_run_ends()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        SandboxRun Of(int bytes, string to) => new()
        {
            Program = Decoders.Shell,
            Arguments = _ => ["-c", $"exec head -c {bytes} /dev/zero >{to}"],
            Limits = new SandboxLimits { StandardOutputBytes = 100_000, StandardErrorBytes = 100_000 },
        };
        var (fits, _) = await sandbox.RunAsync(Of(100_000, "/dev/null; exec head -c 100000 /dev/zero"));
        Assert.True(fits.IsWell, fits.ToString());
        var (over, output) = await sandbox.RunAsync(Of(100_001, "&1"));
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.StandardOutput), over.Ending);
        Assert.Equal(100_000, output.Length);
        var (errors, _) = await sandbox.RunAsync(Of(100_001, "&2"));
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.StandardError), errors.Ending);
        using var pipe = new MemoryStream();
        var (piped, _) = await sandbox.RunAsync(
            Of(1001, "/out/0") with { Outputs = [new SandboxOutput(pipe, 1000)] });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.Output), piped.Ending);
        Assert.Equal(1000, pipe.Length);
    }

    [Fact]
    public async Task Files_are_taken_in_the_order_of_their_names_and_nothing_but_files()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var taken = new List<(string Name, long Size, MemoryStream Content)>();
        const string script =
            "cd /out/files; echo two >b.txt; echo one >a.txt; echo x >'bad name'; ln -s /etc/passwd link; "
            + "ln -s a.txt near; mkfifo pipe; mkdir -p d/e; echo deep >d/e/f; chmod 000 d; echo no >z";
        var run = Decoders.OfShell(script) with
        {
            Folder = new SandboxFolder(20, 1000, (name, size) =>
            {
                if (name == "z") return null;
                taken.Add((name, size, new MemoryStream()));
                return taken[^1].Content;
            }),
            Limits = new SandboxLimits { MayStartProcesses = true },
        };
        var (outcome, _) = await sandbox.RunAsync(run);
        Assert.Equal(["a.txt", "b.txt"], taken.Select(file => file.Name));
        Assert.Equal(
            ["one\n", "two\n"],
            taken.Select(file => Encoding.ASCII.GetString(file.Content.ToArray())));
        Assert.Contains("mkfifo", outcome.Said, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public async Task Too_many_files_and_too_many_bytes_end_the_run()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        static Stream? Never(string name, long size) => throw new InvalidOperationException(name);
        var (many, _) = await sandbox.RunAsync(
            Decoders.OfShell("cd /out/files; i=0; while :; do i=$((i+1)); : >$i; done") with
            {
                Folder = new SandboxFolder(1000, 1000, Never),
            });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.Folder), many.Ending);
        var (quick, _) = await sandbox.RunAsync(Decoders.OfShell("echo 12345 >/out/files/a") with
        {
            Folder = new SandboxFolder(1000, 5, Never),
        });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.Folder), quick.Ending);
        AssertNothingLeft();
    }

    [Fact]
    public async Task What_a_sink_throws_comes_through_and_the_decoder_is_gone()
    {
        var word = $"sink{Environment.ProcessId}";
        var sandbox = Decoders.Bubblewrap(Runs());
        using var tooSmall = new MemoryStream(new byte[10]);
        var run = Decoders.OfShell("while :; do echo 0123456789abcdef; done", word) with
        {
            StandardOutput = tooSmall,
        };
        await Assert.ThrowsAsync<NotSupportedException>(
            () => sandbox.RunAsync(run, TestContext.Current.CancellationToken));
        Assert.Empty(await Decoders.LeftWithAsync(word));
        AssertNothingLeft();
    }

    [Fact]
    public async Task Cancelling_ends_everything()
    {
        var word = $"cancel{Environment.ProcessId}";
        var sandbox = Decoders.Bubblewrap(Runs());
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var run = Decoders.OfShell("(sleep 1000; : $0) & sleep 1000; : \"$1\"", word) with
        {
            Limits = new SandboxLimits { MayStartProcesses = true, WallTime = TimeSpan.FromMinutes(2) },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.RunAsync(run, cancelled.Token));
        Assert.Empty(await Decoders.LeftWithAsync(word));
        AssertNothingLeft();
    }

    [Fact]
    public async Task An_interrupt_of_our_terminal_does_not_reach_a_decoder()
    {
        var word = $"session{Environment.ProcessId}";
        var sandbox = Decoders.Bubblewrap(Runs());
        using var cancelled = new CancellationTokenSource();
        var run = sandbox.RunAsync(Decoders.OfShell("while :; do :; done", word), cancelled.Token);
        var all = Decoders.ProcessesWith(word);
        for (var tries = 0; tries < 200 && all.Count < 2; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            all = Decoders.ProcessesWith(word);
        }

        // proc(5), `stat`: the session is the sixth field, the fourth after the name in brackets.
        var sessions = all.Select(process => SessionOf(process.Split(' ')[0])).ToList();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.NotEmpty(sessions);
        Assert.DoesNotContain(SessionOf("self"), sessions);

        static string SessionOf(string process)
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            return status[(status.LastIndexOf(')') + 2)..].Split(' ')[3];
        }
    }

    [Fact]
    public async Task Cancelling_in_the_middle_of_a_start_ends_everything()
    {
        var word = $"start{Environment.ProcessId}";
        var sandbox = Decoders.Bubblewrap(Runs());
        for (var start = 0; start < 200; start++)
        {
            using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(1 + start % 40));
            var run = sandbox.RunAsync(Decoders.OfShell("while :; do :; done", word), cancelled.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        }

        Assert.Empty(await Decoders.LeftWithAsync(word));
        AssertNothingLeft();
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var (program, _) = await sandbox.RunAsync(
            Decoders.OfShell("") with { Program = new SandboxProgram { Path = "/usr/bin/nothing-here" } });
        Assert.Equal("decoder-missing", Assert.IsType<SandboxEnding.NotStarted>(program.Ending).Problem.Code);
        File.CreateSymbolicLink(_folder["link"], "/etc/passwd");
        foreach (var item in (string[])["/nowhere", _folder["link"], _folder.Path, "relative"])
        {
            var (outcome, _) = await sandbox.RunAsync(Decoders.OfShell("cat /in/0") with { Items = [item] });
            var problem = Assert.IsType<SandboxEnding.NotStarted>(outcome.Ending).Problem;
            Assert.Equal("item-unreadable", problem.Code);
        }

        var absent = new BubblewrapSandbox("/nowhere/bwrap", _folder.Path);
        Assert.Equal("sandbox-missing", absent.Refusal()?.Code);
        var (refused, _) = await absent.RunAsync(Decoders.OfShell("true"));
        Assert.Equal("sandbox-missing", Assert.IsType<SandboxEnding.NotStarted>(refused.Ending).Problem.Code);
        Assert.Equal("", absent.Describe().Version);
    }

    [Fact]
    public async Task A_start_that_fails_is_no_ending_of_the_decoder()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var program = Decoders.Shell with { ReadOnly = [new SandboxBinding("/nowhere", "/more")] };
        var (outcome, _) = await sandbox.RunAsync(Decoders.OfShell("true") with { Program = program });
        var problem = Assert.IsType<SandboxEnding.NotStarted>(outcome.Ending).Problem;
        Assert.Equal("sandbox-failed", problem.Code);
        Assert.Contains("/nowhere", problem.Message, StringComparison.Ordinal);
        var (imitated, _) = await sandbox.RunAsync(Decoders.OfShell("echo 'bwrap: no' >&2; exit 1"));
        Assert.Equal(new SandboxEnding.Finished(1), imitated.Ending);
    }

    [Fact]
    public async Task What_is_said_on_standard_error_is_kept_short_and_harmless()
    {
        var sandbox = Decoders.Bubblewrap(Runs());
        var (outcome, _) = await sandbox.RunAsync(Decoders.OfShell(
            "i=0; while [ $i -lt 1000 ]; do i=$((i+1)); echo \"line $i\" >&2; done; "
            + "printf '\\033[31mred\\377\\r\\n' >&2"));
        Assert.True(outcome.Said.Length <= 4096);
        Assert.EndsWith("line 1000\n.[31mred..\n", outcome.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_and_what_is_in_use_is_not()
    {
        Decoders.Bubblewrap(Runs());
        foreach (var name in (string[])["old", "used", "young"])
        {
            _folder.Write($"runs/probative-run-{name}/in/0", "copy of an item");
            _folder.Write($"runs/probative-run-{name}/lock", "");
            if (name != "young") _folder.Shell($"touch -d '2 hours ago' runs/probative-run-{name}");
        }

        using (new FileStream(
            _folder["runs/probative-run-used/lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Decoders.Bubblewrap(Runs());
        }

        Assert.Equal(
            ["probative-run-used", "probative-run-young"],
            Directory.EnumerateDirectories(Runs()).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_tells_what_it_is()
    {
        var description = Decoders.Bubblewrap(Runs()).Describe();
        Assert.Equal(("bubblewrap", true), (description.Name, description.IsIsolated));
        Assert.Matches("^[0-9.]+$", description.Version);
        Assert.Equal(2, description.FilterSha256.Distinct().Count());
        Assert.All(description.FilterSha256, digest => Assert.Matches("^[0-9a-f]{64}$", digest));
    }

    private string Runs() => Directory.CreateDirectory(_folder["runs"]).FullName;

    private void AssertNothingLeft() => Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["runs"]));
}
