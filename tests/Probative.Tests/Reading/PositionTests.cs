using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Formats.Types;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Local.Sandboxing;
using Probative.Preservation;
using Probative.Reading.Positions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class PositionTests
{
    private const string Home = "File/GPS/GPSLatitude";

    [Fact]
    public async Task A_position_is_hidden_until_somebody_says_why_it_may_be_shown()
    {
        await using var desk = await DeskAsync(Point(48.25m, 37.5m));
        var before = await ListAsync(desk, null);
        Assert.Empty(before.Rows);
        Assert.Equal(1, (long)before.Result["items_not_reviewed"]!);
        var hidden = Assert.Single((await ListAsync(desk, "name:one.bin")).Rows);
        Assert.Equal("not reviewed", (string?)hidden["state"]);
        Assert.Null(hidden["latitude"]);
        var told = await Desk.RunAsync(new PositionTeller(desk.Vault), List(desk, "name:one.bin") with
        {
            WithHidden = true,
        });
        Assert.Equal(48.25m, (decimal)Assert.Single(told.Rows)["latitude"]!);

        var reviewed = await ReviewAsync(desk, true);
        Assert.Equal(Ending.Done, reviewed.Ending);
        Assert.Equal("shown", (string?)reviewed.Result["position"]!["state"]);
        var after = await ListAsync(desk, null);
        var row = Assert.Single(after.Rows);
        Assert.Equal((48.25m, 37.5m), ((decimal)row["latitude"]!, (decimal)row["longitude"]!));
        Assert.Equal("a public square", (string?)row["reason"]);
        Assert.Equal(0, (long)after.Result["items_not_reviewed"]!);

        // A later decision stands in place of the earlier one, and both stay in the history.
        await ReviewAsync(desk, false);
        var again = await ListAsync(desk, null);
        Assert.Empty(again.Rows);
        Assert.Equal(1, (long)again.Result["kept_hidden"]!);
        var history = await Desk.RunAsync(new CustodyTeller(desk.Vault), new ShowHistory
        {
            By = desk.Member, Item = "name:one.bin", Case = null,
        });
        Assert.Equal(
            ["position reviewed: may be shown", "position reviewed: kept hidden"],
            history.Rows.Select(step => (string?)step["what"]).TakeLast(2));
    }

    [Fact]
    public async Task Another_value_at_the_same_place_is_another_position()
    {
        await using var desk = await DeskAsync(Point(48.25m, 37.5m));
        await ReviewAsync(desk, true);
        await ExamineAsync(desk, Point(50.5m, 30.5m), version: 2);
        var after = await ListAsync(desk, null);
        Assert.Empty(after.Rows);
        Assert.Equal(1, (long)after.Result["items_not_reviewed"]!);

        // The first value read again was looked at already.
        await ExamineAsync(desk, Point(48.25m, 37.5m), version: 3);
        Assert.Single((await ListAsync(desk, null)).Rows);
    }

    [Fact]
    public async Task Of_several_positions_one_is_named_and_each_stands_for_itself()
    {
        await using var desk = await DeskAsync(Point(48.25m, 37.5m, 48.3m, 37.6m));
        Assert.Equal(["which-position"], (await ReviewAsync(desk, true)).Codes);
        Assert.Equal(["position-not-found"], (await ReviewAsync(desk, true, "elsewhere")).Codes);
        Assert.Equal(Ending.Done, (await ReviewAsync(desk, true, Home + " (2)")).Ending);
        var list = await ListAsync(desk, null);
        Assert.Equal(48.3m, (decimal)Assert.Single(list.Rows)["latitude"]!);
        Assert.Equal(1, (long)list.Result["items_not_reviewed"]!);
    }

    [Fact]
    public async Task Nothing_is_reviewed_without_words_or_where_no_position_stands()
    {
        await using var desk = await DeskAsync([]);
        Assert.Equal(["no-position"], (await ReviewAsync(desk, true)).Codes);
        var silent = await Desk.RunAsync(new PositionReviewer(desk.Vault), Review(desk, true, null) with
        {
            Reason = " ",
        });
        Assert.Equal(["bad-value"], silent.Codes);
        var everywhere = List(desk, null) with { WithHidden = true };
        Assert.Equal(
            ["bad-value"], (await Desk.RunAsync(new PositionTeller(desk.Vault), everywhere)).Codes);
        Assert.Empty(await desk.FactsAsync("PositionReviewed"));
    }

    [Fact]
    public async Task A_track_is_one_position_and_its_file_is_named_only_when_it_may_be_shown()
    {
        await using var desk = await DeskAsync(null);
        var hidden = Assert.Single((await ListAsync(desk, "name:one.bin")).Rows);
        Assert.Equal(("track", null), ((string?)hidden["kind"], (string?)hidden["track"]));
        await ReviewAsync(desk, true);
        var shown = Assert.Single((await ListAsync(desk, "name:one.bin")).Rows);
        Assert.Equal((48.5m, 64), ((decimal)shown["latitude"]!, ((string)shown["track"]!).Length));
    }

    [Fact]
    public void The_fact_is_written_in_exactly_this_form()
    {
        var fields = new FactFields();
        new PositionReviewed
        {
            Item = new ItemId(new Id(0, 1)),
            Examination = "metadata",
            Source = Home,
            Value = "48.25, 37.5",
            IsShown = true,
            Reason = "a public square",
        }.Write(fields);
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        var row = Assert.Single(
            page, line => line.StartsWith("| `PositionReviewed` |", StringComparison.Ordinal));
        var written = new StringBuilder();
        foreach (var field in fields.All)
        {
            Assert.Equal(new Id(0, 1), field.Subject);
            Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
            var value = Encoding.UTF8.GetString(Ledger.Facts.CanonicalJson.ToBytes(field.Value));
            written.Append($"[{field.Name}={value}]");
        }

        Assert.Equal(
            "[item=\"00000000000000000000000000000001\"][examination=\"metadata\"]"
            + "[source_path=\"File/GPS/GPSLatitude\"][value=\"48.25, 37.5\"][decision=\"show\"]"
            + "[reason=\"a public square\"]",
            written.ToString());
    }

    private static JsonArray Point(params decimal[] places) =>
        [.. places.Chunk(2).Select(place => (JsonNode)new JsonObject
        {
            ["path"] = "File",
            ["group"] = "GPS",
            ["tag"] = "GPSLatitude",
            ["latitude"] = place[0],
            ["longitude"] = place[1],
        })];

    private static ListPositions List(Desk desk, string? item) => new()
    {
        By = desk.Member, Case = "Exercise", Item = item, Limit = 10,
    };

    private static Task<Told> ListAsync(Desk desk, string? item) =>
        Desk.RunAsync(new PositionTeller(desk.Vault), List(desk, item));

    private static ReviewPosition Review(Desk desk, bool isShown, string? source) => new()
    {
        By = desk.Member,
        Item = "name:one.bin",
        Case = null,
        Source = source,
        IsShown = isShown,
        Reason = "a public square",
    };

    private static Task<Told> ReviewAsync(Desk desk, bool isShown, string? source = null) =>
        Desk.RunAsync(new PositionReviewer(desk.Vault), Review(desk, isShown, source));

    /// <summary>One item, with these positions in its metadata; with a track when there are none.</summary>
    private static async Task<Desk> DeskAsync(JsonArray? positions)
    {
        var desk = await Desk.CreateAsync();
        desk.Folder.Write("one.bin", [1, 2, 3, 4]);
        await desk.AddAsync(desk.Add());
        await ExamineAsync(desk, positions, version: 1);
        return desk;
    }

    private static Task<Told> ExamineAsync(Desk desk, JsonArray? positions, int version) => Desk.RunAsync(
        new Examiner(
            desk.Vault,
            Task.FromResult(new ExaminationList([new Says(positions, version)], [])),
            () => new Workbench(new UnsafeSandbox(Path.GetTempPath()))),
        new Examine { By = desk.Member, Item = "name:one.bin", Case = null, Workers = 1 });

    private sealed class Says(JsonArray? positions, int version) : IExamination
    {
        public string Name => positions is null ? "telemetry" : "metadata";

        public Procedure Procedure { get; } = new(version, [], []);

        public bool NeedsSandbox => false;

        public bool AppliesTo(TypeReport type) => true;

        public Task<ExaminationOutcome> RunAsync(
            Subject subject, Workbench workbench, CancellationToken ct)
        {
            if (positions is not null)
            {
                return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Found(
                    new JsonObject { ["positions"] = positions.DeepClone() }));
            }

            var track = new JsonObject
            {
                ["positions"] = 1,
                ["sample"] = new JsonArray(new JsonObject
                {
                    ["position"] = new JsonObject { ["latitude"] = 48.5m, ["longitude"] = 37.25m },
                }),
            };
            return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Found(
                new JsonObject { ["track"] = track },
                [new Made("track", "application/geo+json", "{}"u8.ToArray())]));
        }
    }
}
