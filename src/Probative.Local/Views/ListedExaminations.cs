using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Local.Views;

/// <summary>
/// What examinations add to the row of an item. Its type, its notes and its words stand in the reports that
/// the facts name by digest, so that this reads those too.
/// </summary>
internal sealed class ListedExaminations(SqliteConnection db, KeptReports reports) : IDisposable
{
    private const int FromExaminations =
        (int)(ListedTraits.Failures | ListedTraits.Notes | ListedTraits.Telemetry | ListedTraits.Position
            | ListedTraits.Writing | ListedTraits.Examined);

    private readonly SqliteCommand _row = Find(db);

    private readonly ViewStatement _put = new(
        db,
        """
        INSERT INTO listed_examination_v1 (Row, Examination, HasFailed, Notes, Flags)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (Row, Examination) DO UPDATE SET
            HasFailed = excluded.HasFailed, Notes = excluded.Notes, Flags = excluded.Flags
        """);

    private readonly ViewStatement _sum = new(
        db,
        $"""
        UPDATE listed_v1 SET
            Examinations = made.Examinations,
            Failures = made.Failures,
            Notes = made.Notes,
            Flags = (listed_v1.Flags & ~{FromExaminations}) | {(int)ListedTraits.Examined}
                | CASE WHEN made.Failures > 0 THEN {(int)ListedTraits.Failures} ELSE 0 END
                | CASE WHEN made.Notes > 0 THEN {(int)ListedTraits.Notes} ELSE 0 END
                | made.Telemetry | made.Position | made.Writing
        FROM (
            SELECT count(*) AS Examinations, sum(HasFailed) AS Failures, sum(Notes) AS Notes,
                max(Flags & {(int)ListedTraits.Telemetry}) AS Telemetry,
                max(Flags & {(int)ListedTraits.Position}) AS Position,
                max(Flags & {(int)ListedTraits.Writing}) AS Writing
            FROM listed_examination_v1 WHERE Row = ?1) AS made
        WHERE Row = ?1
        """);

    private readonly ViewStatement _type =
        new(db, "UPDATE listed_v1 SET Type = ?2, Family = ?3 WHERE Row = ?1");

    private readonly ViewStatement _still =
        new(db, "UPDATE listed_v1 SET Still = ?2 WHERE Row = ?1");

    public void Examined(RecordedFact fact, ListedWords words)
    {
        var fields = fact.Fields;
        if (fields.Id("item") is not { } item || fields.Text("examination") is not { } examination) return;
        _row.Parameters[0].Value = item.ToArray();
        if (_row.ExecuteScalar() is not long row) return;
        var outcome = fields.Text("outcome");
        var output = fields.Digest("output");
        var report = output is { } kept ? reports.Report(kept) : null;
        var isFound = outcome == "found";
        var notes = (long)((report?["notes"] as JsonArray)?.Count ?? 0);
        _put.Run(row, examination, outcome == "failed", notes, FlagsOf(examination, isFound, report));
        _sum.Run(row);
        switch (examination)
        {
            case "identity" when TypeIn(report) is { } type:
                _type.Run(row, Text(type["media_type"]), Text(type["family"]));
                break;
            case "metadata":
                words.Replace(row, ListedPart.Metadata, Values(report));
                break;
            case "writing":
                words.Replace(row, ListedPart.Writing, Lines(report));
                break;
            case "text" or "page" or "paper":
                words.Replace(
                    row, KindOf(examination), Made(fields, "text") is { } text ? reports.Text(text) : null);
                break;
            case "picture" when Made(fields, "preview, blurred") is { } still:
                _still.Run(row, still);
                break;
            case "frames" or "key frames" when Made(fields, "contact sheet, blurred") is { } still:
                _still.Run(row, still);
                break;
        }
    }

    public void Dispose()
    {
        _row.Dispose();
        _put.Dispose();
        _sum.Dispose();
        _type.Dispose();
        _still.Dispose();
    }

    private static long KindOf(string examination) => examination switch
    {
        "text" => ListedPart.Text,
        "page" => ListedPart.Page,
        _ => ListedPart.Paper,
    };

    private static long FlagsOf(string examination, bool isFound, JsonObject? report) =>
        (long)(examination switch
        {
            "telemetry" when isFound => ListedTraits.Telemetry | ListedTraits.Position,
            "writing" when isFound => ListedTraits.Writing,
            "metadata" when (report?["positions"] as JsonArray)?.Count > 0 => ListedTraits.Position,
            _ => ListedTraits.None,
        });

    /// <summary>The first of the derivatives with this role.</summary>
    private static Hash32? Made(FactReader fields, string role)
    {
        var made = CorrectionRows.Json(fields.Value("derivatives")) is { } json
            ? JsonNode.Parse(json) as JsonArray
            : null;
        foreach (var one in made ?? [])
        {
            if (Text(one?["role"]) == role && Hash32.TryParseHex(Text(one?["sha256"]), out var sha256))
                return sha256;
        }

        return null;
    }

    private static string? Values(JsonObject? report)
    {
        if (report?["values"] is not JsonArray values) return null;
        var words = new StringBuilder();
        foreach (var value in values)
        {
            if (value is not JsonObject) continue;
            words.Append(Text(value["tag"])).Append(": ");
            words.Append(value["value"] is { } said ? Text(said) ?? said.ToJsonString() : "").Append('\n');
        }

        return words.ToString();
    }

    private static string? Lines(JsonObject? report)
    {
        if (report?["pictures"] is not JsonArray pictures) return null;
        var lines = pictures
            .SelectMany(picture => picture?["lines"] as JsonArray ?? [])
            .Select(line => Text(line?["text"]));
        return string.Join('\n', lines);
    }

    private static JsonObject? TypeIn(JsonObject? report) => report?["type"] as JsonObject;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static SqliteCommand Find(SqliteConnection db)
    {
        var command = new SqliteCommand("SELECT Row FROM listed_v1 WHERE Item = $Item", db);
        command.Parameters.Add(new SqliteParameter("$Item", null));
        return command;
    }
}
