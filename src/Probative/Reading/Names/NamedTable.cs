using System.Globalization;
using Probative.Intake.Sidecars;
using Probative.Kernel.Casework;

namespace Probative.Reading.Names;

/// <summary>
/// Entities or places as a table for other programs (RFC 4180): a row for each, its other names in one cell,
/// `NAME [uk]|NAME`. What is written here reads back to the same.
/// </summary>
internal static class NamedTable
{
    public const int RowsMax = 10_000;

    private static readonly string[] s_ofEntities = ["name", "kind", "names", "remark"];

    private static readonly string[] s_ofPlaces =
        ["name", "names", "latitude", "longitude", "radius_m", "iso3166_2", "basis"];

    /// <summary>
    /// Checked numbers, which a spreadsheet may take for what they are: a guard would make them text.
    /// </summary>
    private static readonly string[] s_numbers = ["latitude", "longitude", "radius_m"];

    /// <summary>The line that names the columns.</summary>
    public static string Head(NodeKind node) => string.Join(',', ColumnsOf(node)) + "\r\n";

    /// <summary>One line of the table.</summary>
    public static string Line(Description description) => string.Join(
        ',',
        ColumnsOf(description.Node).Select(column =>
            Cell(ValueOf(description, column) ?? "", isGuarded: !s_numbers.Contains(column)))) + "\r\n";

    /// <summary>
    /// Every row in its order. When reading cannot go on, the last row says why; what came before is whole.
    /// </summary>
    public static IEnumerable<NamedTableRow> Read(string text, NodeKind node)
    {
        var reader = new CsvReader(text);
        List<string> fields = [];
        if (!reader.TryRead(fields, out var line) || reader.Fault is not null)
        {
            yield return Bad(1, line, "", reader.Fault ?? "There is no line that names the columns.");
            yield break;
        }

        string[] columns = [.. fields.Select(field => field.Trim())];
        if (FaultOf(columns, ColumnsOf(node)) is { } fault)
        {
            yield return Bad(1, line, fault.Column, fault.Message);
            yield break;
        }

        for (var number = 2L; reader.TryRead(fields, out line); number++)
        {
            if (reader.Fault is { } broken)
            {
                yield return Bad(number, line, "", $"{broken} Nothing was read from here on.");
                yield break;
            }

            if (number - 1 > RowsMax)
            {
                yield return Bad(
                    number, line, "", $"A table has at most {RowsMax} rows. Nothing was read from here on.");
                yield break;
            }

            yield return fields.Count == columns.Length
                ? RowOf(number, line, node, columns, fields)
                : Bad(
                    number,
                    line,
                    "",
                    $"The row has {fields.Count} cells, and there are {columns.Length} columns.");
        }
    }

    private static string[] ColumnsOf(NodeKind node) =>
        node == NodeKind.Place ? s_ofPlaces : s_ofEntities;

    private static (string Column, string Message)? FaultOf(string[] columns, string[] known)
    {
        foreach (var column in columns)
        {
            if (!known.Contains(column))
                return (column, $"There is no such column; there are {string.Join(", ", known)}.");
            if (columns.Count(one => one == column) > 1) return (column, "The column stands twice.");
        }

        return columns.Contains("name") ? null : ("name", "The column is missing.");
    }

    private static NamedTableRow RowOf(
        long number, long line, NodeKind node, string[] columns, List<string> fields)
    {
        string? Get(string column)
        {
            var at = Array.IndexOf(columns, column);
            return at < 0 || fields[at].Length == 0 ? null : Unguarded(fields[at]);
        }

        List<Flaw> flaws = [];
        long? radius = null;
        if (Get("radius_m") is { } stated)
        {
            radius = long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var metres)
                ? metres
                : null;
            if (radius is null)
            {
                flaws.Add(new Flaw(
                    "radius_m", $"\"{stated}\" is no number of metres.", "Give a whole number."));
            }
        }

        var description = new Description
        {
            Node = node,
            Kind = Get("kind"),
            Name = Get("name") ?? "",
            Names =
            [
                .. (Get("names") ?? "").Split(NameText.Between, StringSplitOptions.TrimEntries)
                    .Where(name => name.Length > 0)
                    .Select(NameText.Read),
            ],
            Remark = Get("remark"),
            Latitude = Get("latitude"),
            Longitude = Get("longitude"),
            RadiusMetres = radius,
            Iso3166 = Get("iso3166_2"),
            Basis = Get("basis"),
        }.Trimmed();

        // A radius that is no number was told already, and is missing to whoever checks the position.
        flaws.AddRange(description.Flaws().Where(flaw => flaws.All(told => told.Field != flaw.Field)));
        return new NamedTableRow(number, line, flaws.Count == 0 ? description : null, flaws);
    }

    private static string? ValueOf(Description description, string column) => column switch
    {
        "name" => description.Name,
        "kind" => description.Kind,
        "names" => string.Join(NameText.Between, description.Names.Select(NameText.Write)),
        "remark" => description.Remark,
        "latitude" => description.Latitude,
        "longitude" => description.Longitude,
        "radius_m" => description.RadiusMetres?.ToString(CultureInfo.InvariantCulture),
        "iso3166_2" => description.Iso3166,
        _ => description.Basis,
    };

    /// <summary>
    /// Quoted where it has to be. A spreadsheet takes a text that begins with one of these signs for a
    /// formula, and runs it: an apostrophe before it keeps it a text.
    /// </summary>
    private static string Cell(string text, bool isGuarded)
    {
        if (isGuarded && IsFormula(text.TrimStart('\''))) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Takes one apostrophe away where <see cref="Cell"/> has put one, and nowhere else.</summary>
    private static string Unguarded(string text) =>
        text.StartsWith('\'') && IsFormula(text.TrimStart('\'')) ? text[1..] : text;

    private static bool IsFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static NamedTableRow Bad(long number, long line, string column, string message) =>
        new(number, line, null, [new Flaw(column, message, "Put it right, and take the table in again.")]);
}
