using System.Text.Json.Nodes;
using CsCheck;
using Probative.Incidents.Deeds;
using Probative.Intake.Sidecars;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Probative.Reading.Propositions;
using Probative.Reading.Tables;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Who is said to have done what to whom.</summary>
public sealed class DeedTests
{
    private const string Report =
        "A resident said two guards allegedly beat around four men at Lower Osk on Tuesday. "
        + "The warden denied that anybody was beaten. The resident took it back.";

    private static readonly StatedProposition s_beating = new()
    {
        Type = "alleged_violation",
        Actors = [new StatedMention("two guards", null)],
        Affected = [new StatedMention("around four men", null)],
        Counts = [new Tally("around four", 3, 5, "beaten")],
        Place = new StatedMention("Lower Osk", null),
        Times = [new SaidTime("event", "on Tuesday", "2026-01-27")],
    };

    [Fact]
    public async Task A_row_says_who_did_what_to_whom_and_according_to_whom()
    {
        await using var desk = await DeskAsync();
        var claim = await ReadAsync(desk, "two guards allegedly beat around four men", "allegedly");
        var told = await ListAsync(desk);
        var row = Assert.Single(told.Rows);
        Assert.Equal(claim, $"claim:{(string?)row["id"]}");
        Assert.Equal("alleged", (string?)row["status"]);
        Assert.Equal(["allegedly"], Texts(row["hedges"]));
        Assert.Equal(["The Osk Post", "a resident"], Texts(row["speakers"]));
        var said = row["proposition"]!;
        Assert.Equal("two guards", (string?)said["actors"]![0]!["words"]);
        Assert.Equal((3, 5), ((long)said["counts"]![0]!["min"]!, (long)said["counts"]![0]!["max"]!));
        Assert.Equal("2026-01-27", (string?)said["times"]![0]!["edtf"]);
        Assert.Equal((1, 0, 0), (
            (int)told.Count("count"), (int)told.Count("against"), (int)told.Count("unread")));
    }

    [Fact]
    public async Task What_denies_says_so_and_stands_beside()
    {
        await using var desk = await DeskAsync();
        var said = await ReadAsync(desk, "two guards allegedly beat around four men", "allegedly");
        var denial = await ReadAsync(desk, "The warden denied that anybody was beaten", denies: true);
        await desk.LinkAsync(denial, "denies", said);
        var rows = (await ListAsync(desk)).Rows;
        Assert.Equal(["alleged", "denied"], rows.Select(row => (string?)row["status"]));
        Assert.Equal([denial], Texts(rows[0]["denied_by"]));
        var table = await TableAsync(desk);
        Assert.Equal(["alleged", "denied"], Column(table, "status"));
        Assert.Equal(["asserts", "denies"], Column(table, "polarity"));
        Assert.Equal([denial, ""], Column(table, "denied_by"));
    }

    [Fact]
    public async Task What_was_taken_back_comes_last_under_against()
    {
        await using var desk = await DeskAsync();
        var said = await ReadAsync(desk, "two guards allegedly beat around four men", "allegedly");
        var other = await ReadAsync(desk, "around four men");
        var back = await desk.ClaimAsync("report.txt", "The resident took it back", by: ["a resident"]);
        Assert.Equal(Ending.Done, (await desk.WithdrawAsync(said["claim:".Length..], back)).Ending);
        var told = await ListAsync(desk);
        Assert.Equal([other, said], told.Rows.Select(row => $"claim:{(string?)row["id"]}"));
        Assert.Equal([false, true], told.Rows.Select(row => (bool)row["against"]!));
        Assert.Equal((1, 1), ((int)told.Count("against"), (int)told.Count("unread")));
        Assert.Equal(
            ["", $"withdrawn by its speaker in {back}"], Column(await TableAsync(desk), "against"));
    }

    [Fact]
    public async Task What_stands_in_a_restricted_item_is_left_out_and_counted()
    {
        await using var desk = await DeskAsync();
        await ReadAsync(desk, "two guards allegedly beat around four men");
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:report.txt", Case = null, Reason = "A person is named",
        });
        var told = await ListAsync(desk);
        Assert.Empty(told.Rows);
        Assert.Equal((0, 1), ((int)told.Count("count"), (int)told.Count("restricted_left_out")));
        Assert.Empty(Column(await TableAsync(desk), "claim"));
        Assert.Single((await ListAsync(desk, restricted: true)).Rows);
    }

    [Fact]
    public async Task A_list_ends_at_its_limit_and_a_table_does_not()
    {
        await using var desk = await DeskAsync();
        foreach (var quote in (string[])["two guards", "around four men", "Lower Osk"])
            await ReadAsync(desk, quote);
        var told = await ListAsync(desk, limit: 2);
        Assert.Equal((2, "limit-reached"), (told.Rows.Count, Assert.Single(told.Codes)));
        Assert.Equal(3, Column(await TableAsync(desk, limit: 2), "claim").Count);
        Assert.Equal(["bad-value"], (await ListAsync(desk, type: "verdict")).Codes);
        Assert.Empty((await ListAsync(desk, type: "control")).Rows);
    }

    /// <summary>Two claims that differ in the parties alone give rows that differ in them alone.</summary>
    [Fact]
    public async Task The_same_said_of_another_party_is_the_same_row() =>
        await Gen.String[Gen.Char['a', 'z'], 3, 12].Array[2].SampleAsync(
            async parties =>
            {
                await using var desk = await DeskAsync();
                foreach (var party in parties)
                {
                    await ReadAsync(desk, "two guards", null, false, s_beating with
                    {
                        Actors = [new StatedMention($"QQ{party}QQ", null)],
                    });
                }

                var rows = (await ListAsync(desk)).Rows.Select(row => new JsonArray(
                    [.. ((string[])["status", "proposition", "hedges", "against", "polarity"]).Select(
                        name => row[name]?.DeepClone())]).ToJsonString());
                Assert.Single(rows.Zip(parties, (row, party) => row.Replace(
                    $"QQ{party}QQ", "", StringComparison.Ordinal)).Distinct());
            },
            iter: 3);

    [Fact]
    public void No_words_of_a_row_run_in_a_spreadsheet() =>
        Gen.OneOf(Gen.Const("=1+1"), Gen.Const("+x"), Gen.Const("@a"), Gen.Const("-2\r\n"), Gen.String[0, 9])
            .Sample(words =>
            {
                var row = new JsonObject
                {
                    ["status"] = words, ["polarity"] = words, ["quote"] = words, ["id"] = words,
                    ["hedges"] = new JsonArray(words), ["speakers"] = new JsonArray(words, words),
                    ["proposition"] = new JsonObject
                    {
                        ["type"] = words,
                        ["actors"] = new JsonArray(new JsonObject { ["words"] = words, ["name"] = null }),
                    },
                };
                List<string> cells = [];
                var reader = new CsvReader(DeedTable.Line(row));
                Assert.True(reader.TryRead(cells, out _));
                Assert.All(cells, cell => Assert.DoesNotMatch("^[=+\\-@\t\r]", cell));
                Assert.Equal(words, TableCell.Unguarded(cells[2]));
            });

    private static Task<CaseDesk> DeskAsync() => CaseDesk.CreateAsync(("report.txt", Report));

    private static async Task<string> ReadAsync(
        CaseDesk desk,
        string quote,
        string? hedge = null,
        bool denies = false,
        StatedProposition? proposition = null)
    {
        var vault = desk.Desk.Vault;
        var told = await Desk.RunAsync(new ClaimRecorder(vault), new RecordClaim
        {
            By = desk.Desk.Member, Item = "name:report.txt", Case = null, Quote = quote,
            Occurrence = quote == "around four men" ? 1 : null, At = null,
            Speakers = ["The Osk Post", "a resident"], Hedges = hedge is null ? [] : [hedge],
            Denies = denies,
        });
        var claim = (string)told.Result["claim"]!["id"]!;
        var read = await Desk.RunAsync(new ClaimReader(vault), new ReadClaim
        {
            By = desk.Desk.Member, Claim = claim, Case = null, Proposition = proposition ?? s_beating,
            Hedges = hedge is null ? [] : [new HedgeReading(hedge, "alleged", "event")],
        });
        Assert.Equal(Ending.Done, read.Ending);
        return $"claim:{claim}";
    }

    private static Task<Told> ListAsync(
        CaseDesk desk, bool restricted = false, long limit = 100, string? type = null, string? to = null) =>
        Desk.RunAsync(new DeedLister(desk.Desk.Vault, new Outlet()), new ListDeeds
        {
            By = desk.Desk.Member, Case = "Exercise", WithRestricted = restricted, Limit = limit, Type = type,
            To = to,
        });

    private static async Task<string> TableAsync(CaseDesk desk, long limit = 100)
    {
        var to = desk.Desk.Folder[$"{Guid.CreateVersion7():N}.csv"];
        var told = await ListAsync(desk, limit: limit, to: to);
        Assert.Empty(told.Rows);
        return await File.ReadAllTextAsync(to, Desk.Ct);
    }

    private static List<string> Column(string table, string name)
    {
        var reader = new CsvReader(table);
        List<string> head = [], cells = [], column = [];
        Assert.True(reader.TryRead(head, out _));
        while (reader.TryRead(cells, out _)) column.Add(cells[head.IndexOf(name)]);
        return column;
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(one => (string)one!);
}
