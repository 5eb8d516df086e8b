using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Probative.Kernel.Commands;
using Probative.Kernel.Outside;

namespace Probative.Local.Capturing;

/// <summary>
/// Starts `probative-capture` and speaks with it over its standard streams (docs/spec/capture.md). It gets
/// the requests and nothing else: no path of a vault, an environment that is emptied, no open file. Nothing
/// is believed of what it answers beyond its form.
/// </summary>
/// <param name="path">Where the program is.</param>
/// <param name="terms">How long and on whose word it asks.</param>
public sealed class CaptureProgram(string path, CaptureTerms terms) : IOutside
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "probative-capture";

    // As many as it opens at once, and the longest it waits between attempts (docs/spec/capture.md).
    private const int AtOnce = 8;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(20);

    /// <summary>
    /// What it may see of our environment: where the runtime and the system's certificates lie.
    /// </summary>
    private static readonly string[] s_handedOn =
        ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SSL_CERT_DIR", "SSL_CERT_FILE"];

    public Problem? Refusal() => File.Exists(path)
        ? null
        : new Problem(
            "capture-missing",
            path,
            "The program that speaks to the network is not there. Nothing was sent.",
            $"`./run --build` makes it; {FileName} belongs beside probative.");

    public async IAsyncEnumerable<(int Place, OutsideOutcome Outcome)> AskAsync(
        IReadOnlyList<OutsideRequest> requests, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var waiting = Enumerable.Range(0, requests.Count).ToHashSet();
        if (Start() is { } started)
        {
            using var process = started;
            try
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
                time.CancelAfter(LongestOf(requests.Count));
                var output = process.StandardOutput.BaseStream;
                var lines = new BoundedLines(output, CaptureLine.LimitOf(requests));
                await WriteAsync(process, requests, time.Token);
                while (waiting.Count > 0
                    && await ReadAsync(lines, time.Token, ct) is { } line
                    && CaptureLine.Read(line, requests) is var (place, outcome)
                    && waiting.Remove(place))
                {
                    yield return (place, outcome);
                }
            }
            finally
            {
                End(process);
            }
        }

        foreach (var place in waiting.Order())
            yield return (place, new OutsideOutcome.Failed(Broken(requests[place].Url)));
    }

    private Process? Start()
    {
        var start = new ProcessStartInfo(path)
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var name in s_handedOn)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                start.Environment[name] = value;
        }

        // Otherwise the runtime opens a socket for debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            var process = Process.Start(start);

            // What it says there is about bugs; the answers that are missing tell of them.
            process?.BeginErrorReadLine();
            return process;
        }
        catch (Exception failed) when (failed is Win32Exception or IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// The input stays open: when it ends, so does the program, also when this one is killed.
    /// </summary>
    private async Task WriteAsync(
        Process process, IReadOnlyList<OutsideRequest> requests, CancellationToken ct)
    {
        try
        {
            for (var place = 0; place < requests.Count; place++)
            {
                var line = CaptureLine.Of(place, requests[place], terms);
                await process.StandardInput.BaseStream.WriteAsync(line, ct);
            }

            await process.StandardInput.BaseStream.FlushAsync(ct);
        }
        catch (IOException)
        {
            // It ended: so does what is read from it.
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        BoundedLines lines, CancellationToken time, CancellationToken asked)
    {
        try
        {
            return await lines.NextAsync(time);
        }
        catch (OperationCanceledException) when (!asked.IsCancellationRequested)
        {
            // It keeps its own time; one that hangs beyond that is given up.
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before.
        }

        // It has nothing to finish: what it was asked is answered, or not wanted any more.
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private TimeSpan LongestOf(int requests)
    {
        var rounds = (requests + AtOnce - 1) / AtOnce;
        return (terms.Timeout + s_longestWait) * (CaptureTerms.Attempts * rounds) + s_grace;
    }

    private static Problem Broken(string url) => new(
        "capture-failed",
        url,
        "The program that speaks to the network ended, hung, or answered in no form that is known.",
        $"Run the command again; if it stays so, look whether {FileName} fits this probative.");
}
