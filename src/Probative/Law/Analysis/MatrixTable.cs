using System.Text;
using System.Text.Json.Nodes;
using Probative.Reading.Tables;

namespace Probative.Law.Analysis;

/// <summary>
/// A matrix as a table for other programs (RFC 4180): a row for each entry, and one for each element that
/// nothing was laid beside. Every row says that the incident is alleged and that the provisions are
/// paraphrases, because rows are copied one by one.
/// </summary>
internal static class MatrixTable
{
    private const string Between = " | ";

    private static readonly string[] s_columns =
    [
        "provision", "citation", "title", "conflict", "element", "element_kind", "element_text", "side",
        "entry", "text", "finding", "finding_state", "finding_text", "finding_kind", "likelihood",
        "confidence", "rests_on", "opposed_by", "typical_evidence", "incident", "incident_title", "accused",
        "when", "when_basis", "note",
    ];

    public static string Of(JsonObject matrix)
    {
        var table = new StringBuilder(TableCell.Line(s_columns));
        foreach (var provision in matrix["provisions"]!.AsArray().OfType<JsonObject>())
        {
            if (provision["rows"] is not JsonArray rows)
            {
                table.Append(Line(matrix, provision, [], "no crime with elements", null));
                continue;
            }

            foreach (var row in rows.OfType<JsonObject>()) Add(table, matrix, provision, row);
        }

        return table.ToString();
    }

    private static void Add(StringBuilder table, JsonObject matrix, JsonObject provision, JsonObject row)
    {
        if (!(bool)row["analysed"]!) table.Append(Line(matrix, provision, row, "not analysed", null));
        foreach (var side in MatrixShape.Sides)
        {
            foreach (var entry in row[side]!.AsArray())
                table.Append(Line(matrix, provision, row, side, entry!.AsObject()));
        }
    }

    private static string Line(
        JsonObject matrix, JsonObject provision, JsonObject row, string side, JsonObject? entry)
    {
        var ground = entry?["ground"] as JsonObject;
        return TableCell.Line(
        [
            Text(provision, "id"), Text(provision, "citation"), Text(provision, "title"),
            Text(provision, "conflict"), Text(row, "element"), Text(row, "kind"), Text(row, "text"), side,
            Text(entry, "id"), Text(entry, "text"), Text(entry, "finding"), Text(ground, "state"),
            Text(ground, "text"), Text(ground, "kind"), Text(ground, "likelihood"),
            Text(ground, "confidence"), Rests(ground, "supports"), Rests(ground, "opposes"),
            entry is null ? Text(row, "typical_evidence") : null, Text(matrix, "label"),
            Text(matrix, "title"),
            Text(matrix, "accused_name") ?? Text(matrix, "accused") ?? "unknown", Text(matrix, "when"),
            Text(matrix, "when_basis"), Text(matrix, "banner"),
        ]);
    }

    private static string? Rests(JsonObject? ground, string list) => ground is null
        ? null
        : string.Join(Between, GroundWords.Of(ground, list));

    private static string? Text(JsonObject? shape, string name) => (string?)shape?[name];
}
