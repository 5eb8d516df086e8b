using System.Security.Cryptography;
using System.Text;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing;
using Xunit;

namespace Probative.Tests.Examination.Sandboxing;

/// <summary>Decoders that stay and are asked about one item after the other.</summary>
public sealed class SandboxSessionTests : IDisposable
{
    /// <summary>Answers each line that names a file with its content, then the mark of the line.</summary>
    private const string Echo =
        "while read -r mark path; do cat \"$path\" 2>&1; "
        + "for i in 0 1 2 3 4 5; do [ -e /in/$i ] && echo $i; done; printf '%s\\n' \"$mark\"; done";

    private readonly TempFolder _folder = new();
    private readonly string _word = "session" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_question_sees_its_own_item_and_no_other()
    {
        _folder.Write("a", "first ");
        _folder.Write("b", "second ");
        _folder.Shell("chmod 400 a");
        await using (var session = Open(Echo))
        {
            Assert.Equal("first 0\n", await TextAsync(session, "a"));
            Assert.Equal("second 1\n", await TextAsync(session, "b"));
            Assert.Equal("first 2\n", await TextAsync(session, "a"));
            Assert.Equal(
                "cat: /in/0: No such file or directory\n3\n", await TextAsync(session, "a", path => "/in/0"));
        }

        Assert.Equal("first ", File.ReadAllText(_folder["a"]));
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task An_item_cannot_be_changed_through_it()
    {
        _folder.Write("a", "original");
        _folder.Shell("chmod 666 a");
        const string attack =
            "while read -r mark path; do (echo x >>$path) 2>&1; chmod 777 $path 2>&1; rm -f $path 2>&1; "
            + "(: >/in/more) 2>&1; touch $path 2>&1; printf '%s\\n' \"$mark\"; done";
        await using var session = Open(attack);
        var text = await TextAsync(session, "a");
        Assert.Equal(5, text.Split("Read-only file system").Length - 1);
        Assert.Equal("original", File.ReadAllText(_folder["a"]));
        _folder.Shell("test $(stat -c %a a) = 666");
    }

    [Fact]
    public async Task It_starts_anew_after_its_number_of_questions_and_after_every_failure()
    {
        _folder.Write("a", "");
        const string script =
            "n=0; while read -r mark path; do n=$((n+1)); case $mark in hang*) sleep 1000;; die*) exit 7;; "
            + "much*) head -c 100000 /dev/zero;; esac; printf '%s\\n' \"$n$mark\"; done";
        await using var session = Open(script, questions: 3);
        foreach (var expected in (string[])["1", "2", "3", "1"])
            Assert.Equal(expected, await TextAsync(session, "a"));
        Assert.Equal(new SandboxEnding.Finished(7), await EndingAsync(session, "die"));
        Assert.Equal("1", await TextAsync(session, "a"));
        Assert.Equal(
            new SandboxEnding.AtLimit(SandboxLimit.WallTime), await EndingAsync(session, "hang"));
        Assert.Equal("1", await TextAsync(session, "a"));
        Assert.Equal(new SandboxEnding.AtLimit(SandboxLimit.Answer), await EndingAsync(session, "much"));
        Assert.Equal("1", await TextAsync(session, "a"));
        await session.DisposeAsync();
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Who_speaks_out_of_turn_is_ended()
    {
        await using var session = Open("while read -r mark path; do printf '%s\\nmore' \"$mark\"; done");
        for (var i = 0; i < 3; i++)
        {
            var ending = await EndingAsync(session, "ask");
            Assert.Equal(new SandboxEnding.OutOfTurn(), ending);
        }
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        _folder.Write("a", "");
        await using var session = Open("sleep 1000");
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.AskAsync(Question("mark", _folder["a"], path => path), cancelled.Token));
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Exiftool_stays_open()
    {
        Decoders.Need("/usr/bin/exiftool");
        _folder.Write(
            "pixel", Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"));
        var program = new SandboxProgram { Path = "/usr/bin/exiftool" };
        await using var session = Sandbox().Open(new SandboxConversation
        {
            Program = program,
            Arguments = ["-stay_open", "True", "-@", "-"],
        });
        for (var i = 0; i < 5; i++)
        {
            var number = RandomNumberGenerator.GetInt32(1_000_000_000);
            var reply = await session.AskAsync(
                new SandboxQuestion
                {
                    Item = _folder["pixel"],
                    Write = path => Encoding.ASCII.GetBytes($"-j\n-ImageSize\n{path}\n-execute{number}\n"),
                    End = Encoding.ASCII.GetBytes($"{{ready{number}}}\n"),
                    AnswerLimitBytes = 10_000,
                },
                TestContext.Current.CancellationToken);
            var answered = reply is SandboxReply.Answered(var bytes)
                ? Encoding.UTF8.GetString(bytes.Span)
                : reply.ToString();
            Assert.Contains("\"ImageSize\": \"1x1\"", answered, StringComparison.Ordinal);
            Assert.Contains($"\"SourceFile\": \"/in/{i}\"", answered, StringComparison.Ordinal);
        }
    }

    private BubblewrapSandbox Sandbox() =>
        Decoders.Bubblewrap(Directory.CreateDirectory(_folder["runs"]).FullName);

    private ISandboxSession Open(string script, int questions = 100) => Sandbox().Open(new SandboxConversation
    {
        Program = Decoders.Shell,
        Arguments = ["-c", script, "sh", _word],
        QuestionsLimit = questions,
        Limits = new SandboxLimits { MayStartProcesses = true },
    });

    private async Task<string> TextAsync(
        ISandboxSession session, string item, Func<string, string>? asked = null)
    {
        var mark = "mark" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var reply = await session.AskAsync(
            Question(mark, _folder[item], asked ?? (path => path)), TestContext.Current.CancellationToken);
        return reply is SandboxReply.Answered(var bytes)
            ? Encoding.UTF8.GetString(bytes.Span)
            : throw new InvalidOperationException(reply.ToString());
    }

    private static async Task<SandboxEnding> EndingAsync(ISandboxSession session, string mark)
    {
        var reply = await session.AskAsync(
            Question(mark, null, path => path), TestContext.Current.CancellationToken);
        return Assert.IsType<SandboxReply.Ended>(reply).Outcome.Ending;
    }

    private static SandboxQuestion Question(string mark, string? item, Func<string, string> asked) => new()
    {
        Item = item,
        Write = path => Encoding.UTF8.GetBytes($"{mark} {asked(path)}\n"),
        End = Encoding.UTF8.GetBytes(mark + "\n"),
        Time = mark == "hang" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(20),
        AnswerLimitBytes = 50_000,
    };

    private async Task AssertNothingLeftAsync()
    {
        Assert.Empty(await Decoders.LeftWithAsync(_word));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["runs"]));
    }
}
