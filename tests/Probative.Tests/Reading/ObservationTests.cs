using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Preservation;
using Probative.Reading.Observations;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class ObservationTests
{
    [Fact]
    public async Task An_observation_keeps_its_words_and_the_frames_as_the_item_has_them()
    {
        await using var desk = await FramedDesk.CreateAsync();
        var told = await RecordAsync(desk, Observe(desk) with
        {
            FirstFrame = 1, LastFrame = 2, Region = "0.25,0.5,0.125,0.1", Kind = "measured",
        });

        Assert.Equal(Ending.Done, told.Ending);
        var seen = told.Result["observation"]!.AsObject();
        Assert.Equal("at least 11 people in line", (string?)seen["text"]);
        Assert.Equal((1, 2), ((int)seen["first_frame"]!, (int)seen["last_frame"]!));
        Assert.Equal((512, 1300), ((int)seen["first_pts"]!, (int)seen["last_pts"]!));
        Assert.Equal((0.04m, 0.101563m), ((decimal)seen["first_s"]!, (decimal)seen["last_s"]!));
        Assert.Equal(0.125m, (decimal)seen["region"]!["w"]!);

        var listed = await Desk.RunAsync(new ObservationTeller(desk.Vault), new ListObservations
        {
            By = desk.Member, Case = "Exercise", Item = null, Limit = 10,
        });
        Assert.True(JsonNode.DeepEquals(seen, Assert.Single(listed.Rows)));
        var shown = await Desk.RunAsync(
            new RecordShower(desk.Vault),
            new Show { By = desk.Member, What = "name:clip.bin", Case = null });
        Assert.True(JsonNode.DeepEquals(seen, Assert.Single(shown.Result["observations"]!.AsArray())));
        var history = await Desk.RunAsync(new CustodyTeller(desk.Vault), new ShowHistory
        {
            By = desk.Member, Item = "name:clip.bin", Case = null,
        });
        Assert.Equal("observation recorded", (string?)history.Rows[^1]["what"]);
    }

    [Fact]
    public async Task A_picture_needs_no_moment_and_sound_has_times()
    {
        await using var desk = await FramedDesk.CreateAsync();
        var picture = await RecordAsync(desk, Observe(desk));
        Assert.Null(picture.Result["observation"]!["first_frame"]);
        var sound = await RecordAsync(desk, Observe(desk) with { From = 12, To = 15.5m, Kind = "heard" });
        Assert.Equal(15.5m, (decimal)sound.Result["observation"]!["last_s"]!);
    }

    [Fact]
    public async Task What_is_no_moment_no_part_or_no_words_is_refused()
    {
        await using var desk = await FramedDesk.CreateAsync();
        RecordObservation[] wrong =
        [
            Observe(desk) with { Text = " " },
            Observe(desk) with { Kind = "guessed" },
            Observe(desk) with { FirstFrame = 3 },
            Observe(desk) with { FirstFrame = 2, LastFrame = 1 },
            Observe(desk) with { FirstFrame = -1 },
            Observe(desk) with { FirstFrame = 1, From = 1 },
            Observe(desk) with { To = 1 },
            Observe(desk) with { From = 2, To = 1 },
            Observe(desk) with { Region = "0.5,0.5,0.6,0.1" },
            Observe(desk) with { Region = "left" },
            Observe(desk) with { Region = "0,0,0,1" },
        ];
        foreach (var one in wrong) Assert.Equal(["bad-value"], (await RecordAsync(desk, one)).Codes);
        var other = Observe(desk) with { Item = "name:other.bin", FirstFrame = 0 };
        var unlisted = await RecordAsync(desk, other);
        Assert.Equal(["no-frame-index"], unlisted.Codes);
        Assert.Empty(await desk.FactsAsync("ObservationRecorded"));
    }

    [Fact]
    public void The_fact_is_written_in_exactly_this_form()
    {
        ObservationRecorded[] facts =
        [
            Fact(
                new Moment
                {
                    Frames = new MomentFrames(3, 9, 1536, null),
                    FirstMicroseconds = 100_000,
                    LastMicroseconds = 300_000,
                },
                new PictureRegion(250_000, 500_000, 125_000, 100_000)),
            Fact(new Moment { Frames = null, FirstMicroseconds = 12, LastMicroseconds = 15 }, null),
            Fact(null, null),
        ];
        var written = new StringBuilder();
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        var row = Assert.Single(
            page, line => line.StartsWith("| `ObservationRecorded` |", StringComparison.Ordinal));
        foreach (var fact in facts)
        {
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var field in fields.All)
            {
                // Sealed under the item, so that it is destroyed with it.
                Assert.Equal(fact.Item.Value, field.Subject);
                Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
                var value = Encoding.UTF8.GetString(Ledger.Facts.CanonicalJson.ToBytes(field.Value));
                written.Append($" [{field.Name}={value}]");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/observation-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    private static ObservationRecorded Fact(Moment? moment, PictureRegion? region) => new()
    {
        Observation = new ObservationId(new Id(0, 2)),
        Item = new ItemId(new Id(0, 1)),
        Moment = moment,
        Region = region,
        Text = "a lorry crosses",
        Kind = "seen",
    };

    private static RecordObservation Observe(Desk desk) => new()
    {
        By = desk.Member,
        Item = "name:clip.bin",
        Case = null,
        Text = "at least 11 people in line",
        Kind = "seen",
    };

    private static Task<Told> RecordAsync(Desk desk, RecordObservation command) =>
        Desk.RunAsync(new ObservationRecorder(desk.Vault), command);
}
