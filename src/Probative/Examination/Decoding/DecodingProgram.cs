using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Probative.Kernel.Sandbox;

namespace Probative.Examination.Decoding;

/// <summary>
/// `probative-decode`, kept open in the sandbox: the libraries that read a stranger's bytes and are not our
/// own parsers. They run beside us and not in us (docs/decisions/0007-decoders-in-the-sandbox.md).
/// </summary>
public sealed class DecodingProgram(ISandbox sandbox) : IAsyncDisposable
{
    /// <summary>The name of the file, beside the program that is running.</summary>
    public const string FileName = "probative-decode";

    // Where it lies in the sandbox, so that no path of this machine is told to it.
    private const string Inside = "/opt/decoding";
    private const string RuntimeInside = "/opt/dotnet";

    private const int AnswerMax = 48 * 1024 * 1024;
    private const long HeapMax = 1024L * 1024 * 1024;

    // Copying this much costs what starting the program does.
    private const long KeptOpenMax = 32 * 1024 * 1024;

    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_timeOfLarge = TimeSpan.FromMinutes(2);

    private static readonly SandboxLimits s_limits = new()
    {
        CpuTime = TimeSpan.FromMinutes(5),

        // The runtime reserves address space that it does not use; what it may use is its heap's limit.
        MemoryBytes = 8L * 1024 * 1024 * 1024,
        StandardOutputBytes = AnswerMax,
    };

    private readonly ISandboxSession _session = sandbox.Open(new SandboxConversation
    {
        Program = ProgramFor(sandbox),
        Arguments = [],
        QuestionsLimit = 500,
        Limits = s_limits,
    });

    /// <summary>Where it is on this machine.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, FileName);

    /// <summary>What it prints about one file; the reply says so when it gave no answer.</summary>
    /// <param name="kind">`metadata`, `html` or `pdf`.</param>
    /// <param name="file">The file.</param>
    /// <param name="sizeBytes">
    /// Its size: a large one is given to a program of its own, since a program that stays may get a copy.
    /// </param>
    /// <param name="ct">Ends the program.</param>
    public Task<SandboxReply> AskAsync(string kind, string file, long sizeBytes, CancellationToken ct)
    {
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return sizeBytes > KeptOpenMax ? RunAsync(mark, kind, file, ct) : AskAsync(mark, kind, file, ct);
    }

    /// <summary>Its versions, a line for each library; null where it does not start.</summary>
    public static async Task<IReadOnlyList<string>?> VersionsAsync(ISandbox sandbox, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        if (!File.Exists(Path)) return null;
        using var said = new MemoryStream();
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = ProgramFor(sandbox),
                Arguments = _ => ["--version"],
                StandardOutput = said,
                Limits = s_limits,
            },
            ct);
        return outcome.IsWell
            ? Encoding.UTF8.GetString(said.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private Task<SandboxReply> AskAsync(string mark, string kind, string file, CancellationToken ct) =>
        _session.AskAsync(
            new SandboxQuestion
            {
                Item = file,
                Write = inside => Encoding.UTF8.GetBytes($"{mark} {kind} {inside}\n"),
                End = Encoding.UTF8.GetBytes(mark + "\n"),
                Time = s_time,
                AnswerLimitBytes = AnswerMax,
            },
            ct);

    private async Task<SandboxReply> RunAsync(string mark, string kind, string file, CancellationToken ct)
    {
        using var answer = new MemoryStream();
        var outcome = await sandbox.RunAsync(
            new SandboxRun
            {
                Program = ProgramFor(sandbox),
                Arguments = paths => [mark, kind, paths.Item(0)],
                Items = [file],
                StandardOutput = answer,
                Limits = s_limits with { WallTime = s_timeOfLarge },
            },
            ct);
        var end = Encoding.UTF8.GetBytes(mark + "\n");
        return outcome.IsWell && answer.ToArray() is var bytes && bytes.AsSpan().EndsWith(end)
            ? new SandboxReply.Answered(bytes.AsMemory(0, bytes.Length - end.Length))
            : new SandboxReply.Ended(outcome);
    }

    private static SandboxProgram ProgramFor(ISandbox sandbox)
    {
        var isIsolated = sandbox.Describe().IsIsolated;
        var folder = System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

        // The runtime that runs us, from the folder of its libraries: `<root>/shared/<name>/<version>/`.
        var runtime = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var isOfSystem = runtime.StartsWith("/usr/", StringComparison.Ordinal);
        List<SandboxBinding> bindings = [new(folder, isIsolated ? Inside : folder)];
        if (!isOfSystem) bindings.Add(new SandboxBinding(runtime, isIsolated ? RuntimeInside : runtime));
        return new SandboxProgram
        {
            Path = $"{bindings[0].Inside}/{FileName}",
            ReadOnly = bindings,
            NeedsProc = true,
            Environment = new Dictionary<string, string>
            {
                ["DOTNET_ROOT"] = isOfSystem ? runtime : bindings[1].Inside,
                ["DOTNET_GCHeapHardLimit"] = HeapMax.ToString("x", CultureInfo.InvariantCulture),

                // Sockets for debuggers, and pages that are mapped twice through a file in memory: neither is
                // allowed there.
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["DOTNET_TieredPGO"] = "0",
            },
        };
    }
}
