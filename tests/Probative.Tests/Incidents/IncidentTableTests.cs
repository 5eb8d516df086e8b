using System.Text;
using CsCheck;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Tables;
using Probative.Intake.Sidecars;
using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Probative.Preservation.Restrictions;
using Probative.Reading.Names;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Alleged incidents as tables: what goes out comes in again as it was.</summary>
public sealed class IncidentTableTests
{
    private static readonly Gen<string> AnyWords =
        Gen.OneOf(
            Gen.String[Gen.Char[' ', '\u04ff'], 1, 12],
            Gen.OneOf(
                "=1+1", "'=1", "''-2", "-5", "@x", "a, \"b\"", "x|y", "\\", "\\|", "claim:3f2a", "a\r\nb",
                "source:", "A resident"))
            .Select(text => text.Trim())
            .Where(text => text.Length > 0);

    private static readonly Gen<TabledHypothesis> AnyTime =
        Gen.Select(
            Gen.OneOf(Questions.EventTime, Questions.RecordingTime, Questions.UploadTime),
            Gen.OneOf("2026-01-31", "2026-01/2026-02-03", "../2026", "-0100", "2026-01~"),
            AnyWords)
            .Select((of, edtf, reasons) => new TabledHypothesis(of, null, null, null, null, edtf, reasons));

    private static readonly Gen<TabledHypothesis> AnyPosition =
        Gen.Select(Gen.Int[-90, 90], Gen.Long[1, 20_000_000], AnyWords)
            .Select((degrees, radius, reasons) => new TabledHypothesis(
                Questions.Place, null, $"{degrees}", $"-{Math.Abs(degrees)}.25", radius, null, reasons));

    private static readonly Gen<TabledIncident> AnyIncident =
        Gen.Select(AnyWords, AnyWords.Array[1, 3], Gen.OneOf(AnyTime, AnyPosition).Array[0, 5])
            .Select((title, according, hypotheses) => new TabledIncident
            {
                Title = title,
                AccordingTo = [.. according.Distinct()],
                Status = TabledIncident.Alleged,
                Hypotheses = hypotheses,
            });

    [Fact]
    public void What_is_written_reads_back_to_the_same() => AnyIncident.Array[0, 5].Sample(incidents =>
    {
        var groups = new RowGroups();
        foreach (var row in IncidentTable.Read(TableOf(incidents))) Assert.Empty(groups.Add(row));
        Assert.Equal(incidents.Length, groups.All.Count);
        foreach (var (incident, rows) in incidents.Zip(groups.All))
        {
            Assert.Equal(incident.Title, rows[0].Title);
            Assert.Equal(incident.AccordingTo, rows[0].AccordingTo.Select(one => one.Text));
            Assert.All(rows[0].AccordingTo, one => Assert.True(
                one.IsWords || !IncidentTable.IsReference(one.Text)));
            foreach (var question in Questions.All)
            {
                Assert.Equal(
                    incident.Hypotheses.Where(one => one.Of == question).Select(Stated),
                    rows.SelectMany(row => row.Hypotheses).Where(one => one.Of == question));
            }
        }
    });

    [Fact]
    public void No_cell_of_words_begins_as_a_formula() => AnyIncident.Sample(incident =>
    {
        var reader = new CsvReader(TableOf([incident]));
        List<string> cells = [];
        while (reader.TryRead(cells, out _))
        {
            foreach (var (column, cell) in IncidentColumns.All.Zip(cells))
            {
                if (!IncidentColumns.Numbers.Contains(column)) Assert.DoesNotMatch("^[=+\\-@\t\r]", cell);
                else Assert.Matches("^([0-9.-]*|[a-z0-9_]+)$", cell);
            }
        }

        Assert.Null(reader.Fault);
    });

    [Fact]
    public void Any_text_is_read_to_rows_that_are_right_or_say_what_is_wrong() =>
        Gen.OneOf("title", "place", "9", ",", "\"", "\n", "\r", "'=", "|", "\\", "x", "\ud800", "2026-01")
            .Array[0, 40].Sample(parts =>
            {
                var groups = new RowGroups();
                var (rows, told) = (0, 0);
                foreach (var row in IncidentTable.Read(
                    "incident,title,according_to,event_time,event_time_reasons\n" + string.Concat(parts)))
                {
                    rows++;
                    if (groups.Add(row).Any()) told++;
                }

                Assert.Equal(groups.Refused, told);
                Assert.Equal(rows, told + groups.All.Sum(group => group.Count));
            });

    [Fact]
    public async Task A_table_of_one_case_makes_the_same_table_in_another_and_records_nothing_twice() =>
        await AnyIncident.Array[1, 4].SampleAsync(
            async incidents =>
            {
                await using var desk = await Desk.CreateAsync();
                await desk.OpenCaseAsync("Second");
                await ImportAsync(desk, TableOf(incidents), "Exercise");
                var first = await ExportAsync(desk, "Exercise");
                var told = await ImportAsync(desk, first, "Second");
                Assert.Equal(Ending.Done, told.Ending);
                Assert.Equal(incidents.Length, told.Count("recorded"));
                Assert.Equal(incidents.Sum(one => one.Hypotheses.Count), told.Count("hypotheses"));
                Assert.Equal(first, await ExportAsync(desk, "Second"));
                var again = await ImportAsync(desk, first, "Second");
                Assert.Equal(
                    (0, 0, incidents.Length),
                    (again.Count("recorded"), again.Count("hypotheses"), (int)again.Count("again")));
            },
            iter: 4);

    [Fact]
    public async Task Wrong_rows_are_named_with_row_and_column_and_the_others_go_in()
    {
        await using var desk = await Desk.CreateAsync();
        foreach (var name in (string[])["Lower Osk", "Mill", "Mill"]) await AddPlaceAsync(desk, name);
        var told = await ImportAsync(
            desk,
            "incident,title,according_to,status,event_time,event_time_reasons,"
            + """
            place,latitude,longitude,radius_m,place_reasons
            a,Closing of the bridge,A resident|The warden,alleged,2026-01-31,As told,Lower Osk,,,1500,As told
            a,,,,2026-02,Another report,,,,,
            b,,A resident,,,,,,,,
            b,,,,2026,It says so,,,,,
            c,No ford,A resident,,Tuesday,It says so,,,,,
            d,No radius,A resident,,,,Lower Osk,,,,It says so
            e,Which mill,A resident,,,,Mill,,,10,It says so
            f,No place,A resident,,,,Upper Osk,,,10,It says so
            g,Decided,A resident,decided by a court,,,,,,,
            h,Claimed,claim:ffff,,,,,,,,
            a,Another title,,,2027,It says so,,,,,
            ,Alone,A resident,,,,,-12.5,35,10,It says so
            """);
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal((2, 4, 9), (
            (int)told.Count("recorded"), (int)told.Count("hypotheses"), (int)told.Count("refused")));
        string[] begins =
        [
            "Row 4 (line 4), column title: It has no title.",
            "Row 5 (line 5), column incident: The row that describes the incident b was not taken in.",
            "Row 6 (line 6), column event_time: ",
            "Row 7 (line 7), column radius_m: A place carries a radius.",
            "Row 8 (line 8), column place: Several places",
            "Row 9 (line 9), column place: The case has no place",
            "Row 10 (line 10), column status: ", "Row 11 (line 11), column according_to: ",
            "Row 12 (line 12), column incident: Row 2 describes the incident a otherwise.",
        ];
        Assert.Equal(begins.Length, told.Problems.Count);
        foreach (var (begin, problem) in begins.Zip(told.Problems))
        {
            Assert.StartsWith(begin, problem.Message, StringComparison.Ordinal);
            Assert.Equal("bad-row", problem.Code);
        }

        var table = await ExportAsync(desk, "Exercise");
        Has(",A resident|The warden,alleged,2026-01-31,As told,Lower Osk,,,1500,", table);
        Has("2,Alone,A resident,alleged,,,,-12.5,35,10,It says so,", table);
    }

    [Fact]
    public async Task An_incident_that_lacks_a_hypothesis_of_the_table_gets_that_alone()
    {
        await using var desk = await Desk.CreateAsync();
        const string Head = "title,according_to,event_time,event_time_reasons\n";
        await ImportAsync(desk, Head + "Closing,A resident,,\n");
        var told = await ImportAsync(desk, Head + "Closing,A resident,2026-01,The report\n");
        Assert.Equal((0, 1, 0), (
            (int)told.Count("recorded"), (int)told.Count("hypotheses"), (int)told.Count("again")));
        Assert.Single(await desk.FactsAsync("IncidentDescribed"));
        var two = await ImportAsync(desk, Head + "Closing,A resident,,\nClosing,A resident,,\n");
        Assert.Equal((1, 1), ((int)two.Count("recorded"), (int)two.Count("again")));
    }

    [Fact]
    public async Task A_claim_goes_out_as_its_speakers_and_not_from_a_restricted_item()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", "The bridge was closed, he said."));
        var claim = await desk.ClaimAsync(
            "report.txt", "The bridge was closed", by: ["The Osk Post", "a warden"]);
        await ImportAsync(desk.Desk, $"title,according_to\nClosing,{claim}|A resident\n");
        var open = await ExportAsync(desk.Desk, "Exercise");
        Has("Closing,\"a warden, as told by The Osk Post|A resident\",alleged,", open);
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:report.txt", Case = null, Reason = "A person is named",
        });
        var hidden = await ExportAsync(desk.Desk, "Exercise");
        Has("Closing,somebody in a restricted item|A resident,alleged,", hidden);
        HasNot("warden", hidden);
    }

    [Fact]
    public async Task A_final_decision_stands_where_alleged_did_and_is_not_taken_in()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", "The bridge was closed."));
        var incident = await desk.IncidentAsync("Closing");
        await desk.DecideAsync(incident, isFinal: false);
        Has(",alleged,", await ExportAsync(desk.Desk, "Exercise"));
        await desk.DecideAsync(incident, isFinal: true);
        var table = await ExportAsync(desk.Desk, "Exercise");
        Has("Harbour Court, 2028-03-01 (HC 12/2028), decided: ", table);
        HasNot("alleged", table);
        var told = await ImportAsync(desk.Desk, table);
        Assert.Equal(Ending.WrongUsage, told.Ending);
        Has("column status", Assert.Single(told.Problems).Message);
    }

    private static string TableOf(IEnumerable<TabledIncident> incidents) =>
        IncidentTable.Head + string.Concat(incidents.Select((one, at) =>
            IncidentTable.Lines(at + 1, one, place => place.ToString())));

    private static StatedHypothesis Stated(TabledHypothesis one) => new(
        one.Of, null, one.Latitude, one.Longitude, one.RadiusMetres, one.Edtf, one.Reasons);

    private static void Has(string part, string text) =>
        Assert.Contains(part, text, StringComparison.Ordinal);

    private static void HasNot(string part, string text) =>
        Assert.DoesNotContain(part, text, StringComparison.Ordinal);

    private static Task<Told> ImportAsync(
        Desk desk, string table, string @case = "Exercise") => Desk.RunAsync(
        new IncidentsImporter(desk.Vault),
        new ImportIncidents { By = desk.Member, Case = @case, Csv = Encoding.UTF8.GetBytes(table) });

    private static async Task<string> ExportAsync(Desk desk, string @case)
    {
        var to = desk.Folder[$"{Guid.CreateVersion7():N}.csv"];
        var told = await Desk.RunAsync(
            new IncidentsExporter(desk.Vault, new Outlet()),
            new ExportIncidents { By = desk.Member, Case = @case, To = to });
        Assert.Equal(Ending.Done, told.Ending);
        return await File.ReadAllTextAsync(to, Desk.Ct);
    }

    private static Task<Told> AddPlaceAsync(Desk desk, string name) => Desk.RunAsync(
        new NamedRecorder(desk.Vault),
        new AddPlace { By = desk.Member, Case = "Exercise", Called = name });
}
