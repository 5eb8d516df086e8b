using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Commands;

/// <summary>
/// What happens while a command runs, as lines of JSON (docs/spec/api.md): one event a line, the last of them
/// `finished`.
/// </summary>
public static class EventLine
{
    private const string Progress = "progress";
    private const string Recorded = "recorded";
    private const string Noted = "noted";
    private const string Row = "row";
    private const string Finished = "finished";

    /// <summary>The line, in UTF-8, with its end.</summary>
    public static byte[] Of(CommandEvent happened) => [.. JsonBytes.Of(ToJson(happened)), (byte)'\n'];

    /// <summary>The event of a line; null for what is none of ours.</summary>
    public static CommandEvent? Read(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject members ? Read(members) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static JsonObject ToJson(CommandEvent happened) => happened switch
    {
        CommandEvent.Progress(var what, var done, var total, var bytes, var bytesTotal) => new JsonObject
        {
            ["event"] = Progress,
            ["what"] = what,
            ["done"] = done,
            ["total"] = total,
            ["bytes_done"] = bytes,
            ["bytes_total"] = bytesTotal,
        },
        CommandEvent.Recorded(var type, var where) => new JsonObject
        {
            ["event"] = Recorded,
            ["type"] = type,
            ["case"] = where.Case.ToString(),
            ["index"] = where.Index,
            ["number"] = where.Number,
            ["leaf_hash"] = where.LeafHash.ToHex(),
        },
        CommandEvent.Noted(var problem) => new JsonObject
        {
            ["event"] = Noted,
            ["problem"] = ToJson(problem),
        },
        CommandEvent.Row(var value) => new JsonObject { ["event"] = Row, ["row"] = value.DeepClone() },
        CommandEvent.Finished(var ending, var result) => new JsonObject
        {
            ["event"] = Finished,
            ["ending"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(ending.ToString()),
            ["exit"] = (int)ending,
            ["result"] = result?.DeepClone(),
        },
        _ => throw new UnreachableException(),
    };

    private static JsonObject ToJson(Problem problem) => new()
    {
        ["code"] = problem.Code,
        ["path"] = problem.Path,
        ["message"] = problem.Message,
        ["hint"] = problem.Hint,
    };

    private static CommandEvent? Read(JsonObject members) => (string?)members["event"] switch
    {
        Progress => new CommandEvent.Progress(
            (string)members["what"]!,
            (long)members["done"]!,
            (long?)members["total"],
            (long)members["bytes_done"]!,
            (long?)members["bytes_total"]),
        Recorded => ReadRecorded(members),
        Noted when members["problem"] is JsonObject problem => new CommandEvent.Noted(ReadProblem(problem)),
        Row when members["row"] is { } row => new CommandEvent.Row(row.DeepClone()),
        Finished when Enum.IsDefined((Ending)(int)members["exit"]!) => new CommandEvent.Finished(
            (Ending)(int)members["exit"]!, members["result"]?.DeepClone()),
        _ => null,
    };

    private static CommandEvent.Recorded? ReadRecorded(JsonObject members) =>
        CaseId.TryParseHex((string?)members["case"], out var @case)
        && Hash32.TryParseHex((string?)members["leaf_hash"], out var leaf)
            ? new CommandEvent.Recorded((string)members["type"]!, new Appended(
                @case, (long)members["index"]!, (long)members["number"]!, leaf))
            : null;

    private static Problem ReadProblem(JsonObject problem) => new(
        (string)problem["code"]!,
        (string?)problem["path"],
        (string)problem["message"]!,
        (string)problem["hint"]!);
}
