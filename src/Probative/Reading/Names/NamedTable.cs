using System.Globalization;
using Probative.Kernel.Casework;
using Probative.Reading.Tables;

namespace Probative.Reading.Names;

/// <summary>
/// Entities or places as a table for other programs (RFC 4180): a row for each, its other names in one cell,
/// `NAME [uk]|NAME`. What is written here reads back to the same.
/// </summary>
internal static class NamedTable
{
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
            TableCell.Write(
                ValueOf(description, column) ?? "", isGuarded: !s_numbers.Contains(column)))) + "\r\n";

    /// <summary>
    /// Every row in its order. When reading cannot go on, the last row says why; what came before is whole.
    /// </summary>
    public static IEnumerable<NamedTableRow> Read(string text, NodeKind node) =>
        TableReader.Read(text, ColumnsOf(node), ["name"]).Select(row => row.Flaw is { } flaw
            ? new NamedTableRow(row.Number, row.Line, null, [flaw])
            : RowOf(row, node));

    private static string[] ColumnsOf(NodeKind node) =>
        node == NodeKind.Place ? s_ofPlaces : s_ofEntities;

    private static NamedTableRow RowOf(TableRow row, NodeKind node)
    {
        List<Flaw> flaws = [];
        long? radius = null;
        if (row.Get("radius_m") is { } stated)
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
            Kind = row.Get("kind"),
            Name = row.Get("name") ?? "",
            Names =
            [
                .. (row.Get("names") ?? "").Split(NameText.Between, StringSplitOptions.TrimEntries)
                    .Where(name => name.Length > 0)
                    .Select(NameText.Read),
            ],
            Remark = row.Get("remark"),
            Latitude = row.Get("latitude"),
            Longitude = row.Get("longitude"),
            RadiusMetres = radius,
            Iso3166 = row.Get("iso3166_2"),
            Basis = row.Get("basis"),
        }.Trimmed();

        // A radius that is no number was told already, and is missing to whoever checks the position.
        flaws.AddRange(description.Flaws().Where(flaw => flaws.All(told => told.Field != flaw.Field)));
        return new NamedTableRow(row.Number, row.Line, flaws.Count == 0 ? description : null, flaws);
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
}
