using System.Text;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>Without isolation a run is the same to whoever asks for it, and says what it is.</summary>
public sealed class UnsafeSandboxTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_that_it_is_none()
    {
        var description = new UnsafeSandbox(_folder.Path).Describe();
        Assert.False(description.IsIsolated);
        Assert.Equal("none (--unsafe-no-sandbox)", description.Name);
        Assert.Empty(description.FilterSha256);
        Assert.Null(new UnsafeSandbox(_folder.Path).Refusal());
    }

    [Fact]
    public async Task Items_pipes_and_files_work_and_limits_hold()
    {
        _folder.Write("item", "item");
        var sandbox = new UnsafeSandbox(Runs());
        using var pipe = new MemoryStream();
        using var file = new MemoryStream();
        var run = new SandboxRun
        {
            Program = Decoders.Shell,
            Arguments = at =>
                ["-c", "cat $1; cat $1 >$2; cat $1 >$3/f", "sh", at.Item(0), at.Output(0), at.Folder],
            Items = [_folder["item"]],
            Outputs = [new SandboxOutput(pipe, 4)],
            Folder = new SandboxFolder(1, 4, (_, _) => file),
        };
        var (outcome, output) = await sandbox.RunAsync(run);
        Assert.True(outcome.IsWell, outcome.ToString());
        var copies = (string[])
            [output, Encoding.ASCII.GetString(pipe.ToArray()), Encoding.ASCII.GetString(file.ToArray())];
        Assert.Equal(["item", "item", "item"], copies);

        var second = new SandboxLimits { CpuTime = TimeSpan.FromSeconds(1) };
        var (spun, _) = await sandbox.RunAsync(
            Decoders.OfShell("while :; do :; done") with { Limits = second });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.CpuTime), spun.Ending);
        var (large, _) = await sandbox.RunAsync(Decoders.OfShell("exec head -c 20000000 /dev/zero"));
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.StandardOutput), large.Ending);
        var (late, _) = await sandbox.RunAsync(Decoders.OfShell("sleep 1000 & sleep 1000") with
        {
            Limits = new SandboxLimits { WallTime = TimeSpan.FromMilliseconds(300) },
        });
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.WallTime), late.Ending);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Runs()));
        Assert.Equal("item", File.ReadAllText(_folder["item"]));
    }

    [Fact]
    public async Task A_decoder_that_stays_works()
    {
        _folder.Write("item", "item");
        await using var session = new UnsafeSandbox(Runs()).Open(new SandboxConversation
        {
            Program = Decoders.Shell,
            Arguments = ["-c", "while read -r path; do cat $path; echo .; done"],
        });
        for (var i = 0; i < 3; i++)
        {
            var reply = await session.AskAsync(
                new SandboxQuestion
                {
                    Item = _folder["item"],
                    Write = path => Encoding.UTF8.GetBytes(path + "\n"),
                    End = ".\n"u8.ToArray(),
                    AnswerLimitBytes = 4,
                },
                TestContext.Current.CancellationToken);
            Assert.Equal("item"u8, Assert.IsType<SandboxReply.Answered>(reply).Bytes.Span);
        }
    }

    private string Runs() => Directory.CreateDirectory(_folder["runs"]).FullName;
}
