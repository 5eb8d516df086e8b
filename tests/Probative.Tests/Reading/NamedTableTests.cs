using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Probative.Intake.Sidecars;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Probative.Reading.Names;
using Xunit;

namespace Probative.Tests.Reading;

/// <summary>Entities and places as tables: what goes out comes in again as it was.</summary>
public sealed class NamedTableTests
{
    private static readonly Gen<string> AnyName =
        Gen.OneOf(
            Gen.String[Gen.Char[' ', '\u04ff'], 1, 12],
            Gen.OneOf(
                "=1+1", "'=1", "''-2", "-5", "@x", "'x", "a, \"b\"", "Osk [uk]", "Osk []", "[ru]", "x]"))
            .Select(text => text.Trim())
            .Where(text => NameText.Check("name", text) is null);

    private static readonly Gen<Spelling[]> AnyNames =
        Gen.Select(AnyName, Gen.OneOf<string?>(null, "uk", "sr-Latn"))
            .Select((text, tag) => new Spelling(text, tag)).Array[0, 3];

    private static readonly Gen<string?> AnyWords =
        Gen.OneOf(
            Gen.OneOf<string?>(null, "=A1", "+x\r\ny", "'=", "a\nb,\"c\""),
            AnyName.Select(text => (string?)text));

    private static readonly Gen<Description> AnyEntity =
        Gen.Select(Gen.OneOf("unit", "person"), AnyName, AnyNames, AnyWords)
            .Select((kind, name, names, remark) => new Description
            {
                Node = NodeKind.Entity, Kind = kind, Name = name, Names = names, Remark = remark,
            }.Trimmed());

    private static readonly Gen<Description> AnyPlace =
        Gen.Select(AnyName, AnyNames, AnyWords, Gen.Int[-90, 90], Gen.Long[1, 20_000_000])
            .Select((name, names, basis, degrees, radius) => new Description
            {
                Node = NodeKind.Place,
                Name = name,
                Names = names,
                Latitude = basis is null ? null : $"{degrees}",
                Longitude = basis is null ? null : $"-{Math.Abs(degrees)}.25",
                RadiusMetres = basis is null ? null : radius,
                Iso3166 = degrees > 0 ? "UA-23" : null,
                Basis = basis,
            }.Trimmed());

    [Fact]
    public void What_is_written_reads_back_to_the_same() =>
        Gen.OneOf(AnyEntity.Array[0, 6], AnyPlace.Array[1, 6]).Sample(rows =>
        {
            var node = rows.Length == 0 ? NodeKind.Entity : rows[0].Node;
            var table = NamedTable.Head(node) + string.Concat(rows.Select(NamedTable.Line));
            var read = NamedTable.Read(table, node).ToList();
            Assert.Equal(rows.Length, read.Count);
            foreach (var (row, back) in rows.Zip(read))
            {
                Assert.Empty(back.Flaws);
                Assert.Equal(row with { Names = [] }, back.Description! with { Names = [] });
                Assert.Equal(row.Names, back.Description!.Names);
            }
        });

    [Fact]
    public void No_cell_of_words_begins_as_a_formula() =>
        AnyEntity.Sample(row =>
        {
            foreach (var cell in Cells(NamedTable.Line(row)))
                Assert.DoesNotMatch("^[=+\\-@\t\r]", cell);
        });

    [Fact]
    public void Any_text_is_read_to_rows_that_are_right_or_say_what_is_wrong() =>
        Gen.OneOf("name", "names", "radius_m", ",", "\"", "\n", "\r", "x", "'=", "9", "|", " [uk]", "\ud800")
            .Array[0, 30].Sample(parts =>
            {
                foreach (var row in NamedTable.Read("name,names\n" + string.Concat(parts), NodeKind.Place))
                    Assert.Equal(row.Description is null, row.Problems.Any());
            });

    [Fact]
    public async Task A_table_of_one_case_makes_the_same_things_in_another_and_once() =>
        await AnyPlace.Array[1, 6].SampleAsync(
            async rows =>
            {
                await using var desk = await Desk.CreateAsync();
                await desk.OpenCaseAsync("Second");
                var table = NamedTable.Head(NodeKind.Place) + string.Concat(rows.Select(NamedTable.Line));
                await ImportAsync(desk, table, "Exercise");
                var outlet = desk.Folder["places.csv"];
                var written = await ExportAsync(desk, outlet);
                Assert.Equal(rows.Length, (int)written.Count("count"));
                var exported = await File.ReadAllTextAsync(outlet, Desk.Ct);
                var told = await ImportAsync(desk, exported, "Second");
                Assert.Equal((rows.Length, 0), ((int)told.Count("recorded"), (int)told.Count("again")));
                Assert.Equal(await RowsAsync(desk, "Exercise"), await RowsAsync(desk, "Second"));
                var again = await ImportAsync(desk, exported, "Second");
                Assert.Equal((0, rows.Length), ((int)again.Count("recorded"), (int)again.Count("again")));
            },
            iter: 4);

    [Fact]
    public async Task Wrong_rows_are_named_with_row_and_column_and_the_others_go_in()
    {
        await using var desk = await Desk.CreateAsync();
        var told = await ImportAsync(
            desk,
            """
            name,names,latitude,longitude,radius_m,iso3166_2,basis
            Lower Osk,Нижній Оск [uk]|Osk,47.25,35.5,1500,UA-23,The map of the exercise
            ,,,,,,
            Upper Osk,,91,35.5,,,a map
            Bridge Square,,47.25,35.5,wide,,a map
            Mill,,,,,,
            Short,

            Ferry,,47.25,35.5,10,,
            """,
            "Exercise");
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal((2, 0), ((int)told.Count("recorded"), (int)told.Count("again")));
        Assert.Equal(5, told.Count("refused"));
        string[] begins =
        [
            "Row 3 (line 3), column name: ", "Row 4 (line 4), column latitude: \"91\" is no latitude.",
            "Row 4 (line 4), column radius_m: ", "Row 5 (line 5), column radius_m: \"wide\" ",
            "Row 7 (line 7): The row has 2 cells", "Row 8 (line 9), column basis: ",
        ];
        Assert.Equal(begins.Length, told.Problems.Count);
        foreach (var (begin, problem) in begins.Zip(told.Problems))
        {
            Assert.StartsWith(begin, problem.Message, StringComparison.Ordinal);
            Assert.Equal("bad-row", problem.Code);
        }

        var names = (await RowsAsync(desk, "Exercise")).Select(row => row.Split('|')[0]);
        Assert.Equal(["Lower Osk", "Mill"], names);
        Assert.Equal(2, (await desk.FactsAsync("PlaceRecorded")).Count);
    }

    [Theory]
    [InlineData("", "Row 1")]
    [InlineData("names,basis\nx,y", "Row 1 (line 1), column name: The column is missing.")]
    [InlineData("name,colour\nx,y", "Row 1 (line 1), column colour: There is no such column")]
    [InlineData("name,name\nx,y", "Row 1 (line 1), column name: The column stands twice.")]
    [InlineData("name\n\"x", "Row 2 (line 2): The quote that opens in line 2 is never closed. Nothing was")]
    public async Task A_table_that_cannot_be_read_records_nothing(string table, string begin)
    {
        await using var desk = await Desk.CreateAsync();
        var told = await ImportAsync(desk, table, "Exercise");
        Assert.Equal(Ending.WrongUsage, told.Ending);
        Assert.StartsWith(begin, Assert.Single(told.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await desk.FactsAsync("PlaceRecorded"));
    }

    [Fact]
    public async Task A_table_is_utf8_of_entities_or_places_and_a_file_is_never_replaced()
    {
        await using var desk = await Desk.CreateAsync();
        Assert.Equal(["bad-table"], (await ImportAsync(desk, [0xff, 0xfe], NodeKind.Place)).Codes);
        Assert.Equal(["bad-table"], (await ImportAsync(desk, new byte[5_000_000], NodeKind.Place)).Codes);
        Assert.Equal(["bad-value"], (await ImportAsync(desk, "name"u8.ToArray(), NodeKind.Source)).Codes);
        var marked = await ImportAsync(desk, "\uFEFFname\r\nLower Osk\r\n"u8.ToArray(), NodeKind.Place);
        Assert.Equal(1, marked.Count("recorded"));
        desk.Folder.Write("there.csv", "mine");
        Assert.Equal(["out-exists"], (await ExportAsync(desk, desk.Folder["there.csv"])).Codes);
        Assert.Equal("mine", await File.ReadAllTextAsync(desk.Folder["there.csv"], Desk.Ct));
    }

    private static Task<Told> ImportAsync(Desk desk, string table, string @case) => Desk.RunAsync(
        new NamesImporter(desk.Vault),
        new ImportNames
        {
            By = desk.Member, Case = @case, Of = NodeKind.Place, Csv = Encoding.UTF8.GetBytes(table),
        });

    private static Task<Told> ImportAsync(Desk desk, byte[] table, NodeKind of) => Desk.RunAsync(
        new NamesImporter(desk.Vault),
        new ImportNames { By = desk.Member, Case = "Exercise", Of = of, Csv = table });

    private static Task<Told> ExportAsync(Desk desk, string to) => Desk.RunAsync(
        new NamesExporter(desk.Vault, new Outlet()),
        new ExportNames { By = desk.Member, Case = "Exercise", Of = NodeKind.Place, To = to });

    /// <summary>Each place of a case as a line, without what is new in each case.</summary>
    private static async Task<List<string>> RowsAsync(Desk desk, string @case)
    {
        var told = await Desk.RunAsync(
            new NamedTeller(desk.Vault),
            new ListNamed { By = desk.Member, Of = NodeKind.Place, Case = @case, Limit = 100 });
        string[] members = ["name", "latitude", "longitude", "radius_m", "iso3166_2", "basis", "names"];
        return [.. told.Rows.Select(row => string.Join('|', members.Select(one => Text(row[one]))))];
    }

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? "";

    /// <summary>The cells of one line, unquoted.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        Assert.True(new CsvReader(line).TryRead(cells, out _));
        return cells;
    }
}
