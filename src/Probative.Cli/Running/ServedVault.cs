using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local.Backups;
using Probative.Socket;

namespace Probative.Cli.Running;

/// <summary>
/// The vault that a server on this machine holds: commands travel to it by the local socket, and the same
/// events come back that they have in this process.
/// </summary>
internal sealed class ServedVault : ICommandRunner, IDisposable
{
    private const string Root = "/api/v1";
    private const string RunHeader = "Probative-Run";

    private readonly SocketLine _line;

    private ServedVault(SocketLine line) => _line = line;

    /// <summary>The server that holds a vault, or null; a problem when it cannot be used.</summary>
    public static async Task<(ServedVault? Served, Problem? Problem)> FindAsync(
        string vault, CancellationToken ct)
    {
        if (ServerSocket.PathOf(vault) is not { } path) return (null, null);
        if (await SocketLine.OpenAsync(path, ct) is not { } line) return (null, null);
        var served = new ServedVault(line);
        var (told, problem) = await served.AskAsync("GET", "/server", ct);
        if (problem is null && (string?)told!["tool"] != Tool.NameAndVersion) problem = OtherVersion(told);

        // Another folder has this path by now, or none: nothing is held there.
        var isIt = problem is null
            && (string?)told!["vault"] is { } held && RealPath.Of(held) == RealPath.Of(vault);
        if (isIt) return (served, null);
        served.Dispose();
        return (null, problem);
    }

    /// <summary>The member that is meant by a name, a pseudonym or an id; null means the only one.</summary>
    public async Task<(MemberId Member, Problem? Problem)> WhoAsync(string? wanted, CancellationToken ct)
    {
        var (told, problem) = await AskAsync("GET", "/member" + NameOf(wanted), ct);
        if (problem is not null) return (default, problem);
        return Id.TryParse((string?)told!["id"], out var id)
            ? (new MemberId(id), null)
            : (default, Gone());
    }

    /// <summary>A link (`link`) or a token (`token`) for one member.</summary>
    public Task<(JsonObject? Told, Problem? Problem)> LetInAsync(
        string what, string name, CancellationToken ct) => AskAsync("POST", $"/{what}{NameOf(name)}", ct);

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ICommand command, string? why, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!CommandRoutes.TryFind(command, out var route))
            throw new InvalidOperationException($"`{command.Name}` has no route.");
        var target = $"{Root}/commands/{route.Form.Name}"
            + (why is null ? "" : $"?why={Uri.EscapeDataString(why)}");
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        var body = BodyOf(command, given);
        using var answer = await _line.AskAsync("POST", target, body, CancellationToken.None);
        if (answer?.Status != 200)
        {
            var problem = answer is null ? Gone() : ToProblem(await ReadAsync(answer));
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        // Ctrl-C asks the server to stop, and is told how it ended like a run in this process.
        var run = answer.Headers.GetValueOrDefault(RunHeader);
        await using var interrupt = ct.Register(() => _ = StopAsync(run));
        using var lines = new StreamReader(answer.Body, Encoding.UTF8);
        while (await ReadLineAsync(lines) is { } line)
        {
            if (EventLine.Read(line) is not { } happened) break;
            yield return AsGiven(happened, given);
            if (happened is CommandEvent.Finished) yield break;
        }

        yield return new CommandEvent.Noted(Gone());
        yield return new CommandEvent.Finished(Ending.Refused, null);
    }

    public void Dispose() => _line.Dispose();

    /// <summary>With whole paths: the server was started in another folder.</summary>
    private static byte[] BodyOf(ICommand command, Dictionary<string, string> given) => JsonBytes.Of(
        CommandJson.Of(command is not INamesFiles files ? command : files.WithFiles(path =>
        {
            var whole = Path.Combine(Environment.CurrentDirectory, path);
            given[whole] = path;
            return whole;
        })));

    /// <summary>
    /// What is wrong with a path is told of the path as the person wrote it; of a file to be made, of the
    /// whole one, as without a server.
    /// </summary>
    private static CommandEvent AsGiven(CommandEvent happened, Dictionary<string, string> given) =>
        happened is CommandEvent.Noted({ Path: { } path } problem)
            && !problem.Code.StartsWith("out-", StringComparison.Ordinal)
            && given.TryGetValue(path, out var written)
            ? new CommandEvent.Noted(problem with { Path = written })
            : happened;

    private async Task StopAsync(string? run)
    {
        if (run is null) return;
        using var answer = await _line.AskAsync("DELETE", $"{Root}/runs/{run}", null, CancellationToken.None);
    }

    private async Task<(JsonObject? Told, Problem? Problem)> AskAsync(
        string method, string target, CancellationToken ct)
    {
        using var answer = await _line.AskAsync(method, Root + target, null, ct);
        if (answer is null) return (null, Gone());
        var told = await ReadAsync(answer);
        return answer.Status == 200 && told is not null ? (told, null) : (null, ToProblem(told));
    }

    private static async Task<JsonObject?> ReadAsync(SocketAnswer answer)
    {
        try
        {
            return await JsonNode.ParseAsync(answer.Body) as JsonObject;
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            return null;
        }
    }

    private static async Task<string?> ReadLineAsync(StreamReader lines)
    {
        try
        {
            return await lines.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string NameOf(string? wanted) =>
        wanted is null ? "" : $"?name={Uri.EscapeDataString(wanted)}";

    private static Problem ToProblem(JsonObject? told) => told?["code"] is null
        ? Gone()
        : new Problem(
            (string)told["code"]!,
            (string?)told["path"],
            (string?)told["title"] ?? "",
            (string?)told["detail"] ?? "");

    private static Problem Gone() => new(
        "server-gone",
        null,
        "The server that holds the vault went away before it said how this ended.",
        "What it had acknowledged stands: `probative log` shows it. Start it again, or run this without it.");

    private static Problem OtherVersion(JsonObject told) => new(
        "server-version",
        null,
        $"The server that holds the vault is {(string?)told["tool"]}, and this is {Tool.NameAndVersion}.",
        "Stop the server and start it again with this version.");
}
