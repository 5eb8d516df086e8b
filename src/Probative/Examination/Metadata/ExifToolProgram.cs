using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Metadata;

/// <summary>
/// ExifTool, kept open in the sandbox: starting it costs a hundred times what reading a photograph does. It
/// is asked about one item after the other, and started anew after some hundred.
/// </summary>
public sealed class ExifToolProgram(ISandbox sandbox) : IAsyncDisposable
{
    /// <summary>Where Debian has it.</summary>
    public const string Path = "/usr/bin/exiftool";

    /// <summary>
    /// How it is told to read: unconverted values, every copy, with their paths, nothing computed, nothing of
    /// the file system.
    /// </summary>
    public static readonly IReadOnlyList<string> Options =
    [
        "-j", "-n", "-a", "-G1:5:4", "-e", "-api", "LargeFileSupport=1", "-charset", "filename=utf8", "-x",
        "System:all", "-x", "ExifTool:all",
    ];

    private const int AnswerMax = 8 * 1024 * 1024;

    // Copying this much costs what starting the program does.
    private const long KeptOpenMax = 32 * 1024 * 1024;

    private static readonly SandboxLimits s_limits = new()
    {
        CpuTime = TimeSpan.FromMinutes(5), MemoryBytes = 1024L * 1024 * 1024,
    };

    private static readonly TimeSpan s_timeOfLarge = TimeSpan.FromMinutes(5);

    // A photograph takes 5 ms; a large movie with many timed samples seconds.
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(30);

    private readonly ISandboxSession _session = sandbox.Open(new SandboxConversation
    {
        Program = new SandboxProgram { Path = Path },
        Arguments = ["-stay_open", "True", "-@", "-"],
        QuestionsLimit = 500,
        Limits = s_limits,
    });

    /// <summary>What it prints for one file; the reply says so when it gave no answer.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sizeBytes">
    /// Its size: a large one is given to a program of its own, since a program that stays may get a copy.
    /// </param>
    /// <param name="ct">Ends the program.</param>
    public Task<SandboxReply> AskAsync(string file, long sizeBytes, CancellationToken ct) =>
        sizeBytes > KeptOpenMax ? RunAsync(file, ct) : AskAsync(file, ct);

    private async Task<SandboxReply> RunAsync(string file, CancellationToken ct)
    {
        using var answer = new MemoryStream();
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = new SandboxProgram { Path = Path },
                Arguments = paths => [.. Options, paths.Item(0)],
                Items = [file],
                StandardOutput = answer,
                Limits = s_limits with { WallTime = s_timeOfLarge, StandardOutputBytes = AnswerMax },
            },
            ct);

        // It ends with 1 where it found errors, and says them in what it prints.
        return outcome.Ending is SandboxEnding.Finished(0 or 1)
            ? new SandboxReply.Answered(answer.ToArray())
            : new SandboxReply.Ended(outcome);
    }

    private Task<SandboxReply> AskAsync(string file, CancellationToken ct)
    {
        // Twelve digits that no file can foretell.
        var token = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        return _session.AskAsync(
            new SandboxQuestion
            {
                Item = file,
                Write = inside => Encoding.UTF8.GetBytes(
                    string.Join('\n', [.. Options, inside, $"-execute{token}"]) + "\n"),
                End = Encoding.UTF8.GetBytes($"{{ready{token}}}\n"),
                Time = s_time,
                AnswerLimitBytes = AnswerMax,
            },
            ct);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
