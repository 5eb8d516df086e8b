using System.Text;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Reading.Names;
using Probative.Tests.Handover.Support;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Reading;

/// <summary>Sources, entities and places: what a case calls them, and what it keeps apart.</summary>
public sealed class NamesTests
{
    [Fact]
    public async Task What_is_recorded_is_listed_and_found_by_any_of_its_spellings()
    {
        await using var desk = await Desk.CreateAsync();
        var place = await PlaceAsync(desk, "Robotyne", names: [new Spelling("Роботине", "uk")]);
        Assert.Equal(Ending.Done, place.Ending);
        await PlaceAsync(desk, "Lower Osk");
        var id = (string)place.Result["place"]!["id"]!;

        Assert.Equal(["Robotyne", "Lower Osk"], Names(await ListAsync(desk, NodeKind.Place)));
        foreach (var (words, how) in new[]
        {
            ("Robotyne", "same-spelling"), ("ROBOTYNE", "same-letters"), ("Роботине", "same-spelling"),
            ("Rabotnye", "near"), ("Работино", "near"),
        })
        {
            var row = Assert.Single((await FindAsync(desk, NodeKind.Place, words)).Rows);
            Assert.Equal((id, how), ((string)row["id"]!, (string?)row["offered"]!["how"]));
        }

        Assert.Empty((await FindAsync(desk, NodeKind.Place, "Harbour Ridge")).Rows);
        Assert.Empty((await FindAsync(desk, NodeKind.Entity, "Robotyne")).Rows);
    }

    [Fact]
    public async Task A_name_that_is_added_stays_when_the_thing_is_described_anew_and_both_stand_as_of_then()
    {
        await using var desk = await Desk.CreateAsync();
        var id = (string)(await EntityAsync(desk, "Green team", names: [new("Greens", null)]))
            .Result["entity"]!["id"]!;
        await NameAsync(desk, NodeKind.Entity, id[..4], "Зелена команда", "uk");
        var before = desk.Vault.Ledger.Size;
        var anew = await EntityAsync(desk, "Green squad", again: id, reason: "They call themselves so.");
        var entity = anew.Result["entity"]!;
        Assert.Equal((id, "Green squad"), ((string)entity["id"]!, (string?)entity["name"]));
        Assert.Equal(["Зелена команда"], entity["names"]!.AsArray().Select(name => (string?)name!["name"]));
        Assert.Equal("They call themselves so.", (string?)entity["reason"]);

        // What a description no longer says names nothing any more; what was added does.
        Assert.Empty((await FindAsync(desk, NodeKind.Entity, "Greens")).Rows);
        Assert.Single((await FindAsync(desk, NodeKind.Entity, "зелена КОМАНДА")).Rows);
        Assert.Single((await ListAsync(desk, NodeKind.Entity)).Rows);

        var shown = await Desk.RunAsync(new NamedTeller(desk.Vault), new ShowNamed
        {
            By = desk.Member, Case = "Exercise", Of = NodeKind.Entity, Id = id,
        });
        Assert.Equal(
            ["Green team", "Green squad"],
            shown.Result["descriptions"]!.AsArray().Select(one => (string?)one!["name"]));

        await using var db = desk.Vault.Views.OpenNames();
        Assert.Equal("Green team", Assert.Single(await db.Named.AsOf(before).ToListAsync(Desk.Ct)).Name);
        var names = await db.Names.AsOf(before).OrderBy(row => row.Row).ToListAsync(Desk.Ct);
        Assert.Equal(["Green team", "Greens", "Зелена команда"], names.Select(row => row.Text));
    }

    [Fact]
    public async Task Of_another_case_nothing_is_found_listed_named_or_kept_apart()
    {
        await using var desk = await Desk.CreateAsync();
        await desk.OpenCaseAsync("Second");
        var there = (string)(await EntityAsync(desk, "Green team")).Result["entity"]!["id"]!;
        var here = (string)(await EntityAsync(desk, "Green team", @case: "Second")).Result["entity"]!["id"]!;
        Assert.Equal(["reference-not-found"],
            (await NameAsync(desk, NodeKind.Entity, there, "Greens", null, "Second")).Codes);
        Assert.Equal(["reference-not-found"], (await ApartAsync(desk, here, there, "Second")).Codes);
        Assert.Equal(["reference-not-found"],
            (await EntityAsync(desk, "Green squad", "Second", again: there, reason: "a")).Codes);
        var found = Assert.Single((await FindAsync(desk, NodeKind.Entity, "Green team", "Second")).Rows);
        Assert.Equal(here, (string?)found["id"]);

        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        foreach (var command in new ListNamed[]
        {
            new() { By = other, Of = NodeKind.Entity, Case = null, Limit = 10 },
            new() { By = other, Of = NodeKind.Entity, Case = "Exercise", Limit = 10 },
        })
        {
            Assert.Empty((await Desk.RunAsync(new NamedTeller(desk.Vault), command)).Rows);
        }

        // The reference roll answers by the same case alone.
        var standing = new Standing(
            CaseId.FromSpan(Convert.FromHexString(
                (string)(await ListAsync(desk, NodeKind.Entity, "Second")).Rows[0]["case"]!["id"]!)),
            "Second", "p", "r");
        var roll = new ReferenceRoll(desk.Vault);
        foreach (var (wanted, kind) in new[]
        {
            ($"entity:{there}", NodeKind.Entity), ($"entity:{here}", NodeKind.Entity),
            ($"place:{here}", NodeKind.Place),
        })
        {
            var (reference, _) = await roll.FindAsync(wanted, standing, [kind], Desk.Ct);
            Assert.Equal(wanted == $"entity:{here}", reference is not null);
        }
    }

    [Fact]
    public async Task The_same_name_again_is_recorded_and_told_and_two_can_be_kept_apart_once()
    {
        await using var desk = await Desk.CreateAsync();
        var one = (string)(await EntityAsync(desk, "7th Harbour Regiment")).Result["entity"]!["id"]!;
        var second = await EntityAsync(desk, "7TH HARBOUR REGIMENT");
        Assert.Equal((Ending.Done, "same-name"), (second.Ending, Assert.Single(second.Codes)));
        Assert.Contains(one, second.Problems[0].Message, StringComparison.Ordinal);
        var other = (string)second.Result["entity"]!["id"]!;

        var apart = await ApartAsync(desk, one, other);
        Assert.Equal($"entity:{other}", (string?)apart.Result["entity"]!["kept_apart"]![0]!["ref"]);
        Assert.Equal(["apart-already"], (await ApartAsync(desk, other, one)).Codes);
        Assert.Equal(["bad-value"], (await ApartAsync(desk, one, one)).Codes);
        var rows = (await FindAsync(desk, NodeKind.Entity, "7th Harbour Regiment")).Rows;
        Assert.Equal([one, other], rows.Select(row => (string)row["id"]!));
        Assert.Equal($"entity:{one}", (string?)rows[1]["kept_apart"]![0]!["ref"]);
        Assert.Single(await desk.FactsAsync("KeptApart"));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_recorded()
    {
        await using var desk = await Desk.CreateAsync();
        Assert.Equal(["bad-value"], (await EntityAsync(desk, " ")).Codes);
        Assert.Equal(["bad-value"], (await EntityAsync(desk, "a|b")).Codes);
        Assert.Equal(["bad-value"], (await EntityAsync(desk, "a", kind: "army")).Codes);
        Assert.Equal(["bad-value"], (await EntityAsync(desk, "a", names: [new("b", "no language")])).Codes);
        Assert.Equal(["bad-value"], (await EntityAsync(desk, "a", reason: "not again")).Codes);
        Assert.Equal(["bad-value"], (await EntityAsync(desk, "a", again: "abcd")).Codes);
        Assert.Equal(
            ["reference-not-found"], (await EntityAsync(desk, "a", again: "abcd", reason: "b")).Codes);
        Assert.Equal(["case-not-found"], (await EntityAsync(desk, "a", @case: "None")).Codes);
        (string? Latitude, string? Longitude, long? Radius, string? Basis, int Flaws)[] positions =
        [
            ("47.25", "35.5", null, "a map", 1), ("47.25", null, 10, "a map", 1),
            (null, null, 10, "a map", 2), ("90.1", "-180.5", 10, "a map", 2), ("4e1", "35", 10, "a map", 1),
            ("47.25", "35.5", 0, "a map", 1), ("47.25", "35.5", 10, null, 1),
            ("47.12345678", " 35.5 ", 20_000_001, "a map", 2),
        ];
        foreach (var (latitude, longitude, radius, basis, count) in positions)
        {
            var told = await Desk.RunAsync(new NamedRecorder(desk.Vault), new AddPlace
            {
                By = desk.Member, Case = "Exercise", Called = "Lower Osk", Latitude = latitude,
                Longitude = longitude, RadiusM = radius, Basis = basis,
            });
            Assert.Equal(Enumerable.Repeat("bad-value", count), told.Codes);
        }

        Assert.Equal(["bad-value"], (await ListAsync(desk, NodeKind.Claim)).Codes);
        Assert.Equal(["bad-value"], (await FindAsync(desk, NodeKind.Place, " ")).Codes);
        Assert.DoesNotContain(
            await desk.FactsAsync(), fact => fact.Type is "EntityRecorded" or "PlaceRecorded" or "NameAdded");
    }

    [Fact]
    public async Task A_spelling_is_added_once_and_a_witness_is_a_code_and_who_holds_the_file()
    {
        await using var desk = await Desk.CreateAsync();
        var added = await Desk.RunAsync(new NamedRecorder(desk.Vault), new AddSource
        {
            By = desk.Member, Case = "Exercise", Called = "W-17", Kind = NamedKinds.Witness,
            Remark = "The file is with the second investigator.",
        });
        var id = (string)added.Result["source"]!["id"]!;
        Assert.Equal(Ending.Done, (await NameAsync(desk, NodeKind.Source, id, "W17", null)).Ending);
        Assert.Equal(["name-known"], (await NameAsync(desk, NodeKind.Source, id, "W17", null)).Codes);
        Assert.Equal(["name-known"], (await NameAsync(desk, NodeKind.Source, id, "W-17", null)).Codes);
        Assert.Equal(["bad-value"], (await ApartAsync(desk, id, id, of: NodeKind.Source)).Codes);
        var row = Assert.Single((await ListAsync(desk, NodeKind.Source)).Rows);
        Assert.Equal(("W-17", "witness"), ((string?)row["name"], (string?)row["kind"]));
    }

    [Fact]
    public async Task A_handover_withholds_them_whole_and_a_remark_even_when_the_name_is_disclosed()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "The bridge was reportedly closed.");
        var claim = await vault.ClaimAsync(item.Item, "reportedly", "Velmark Courier");
        var source = new SourceRecorded
        {
            Source = SourceId.New(), Kind = "outlet", Name = "Velmark Courier", Names = [],
            Remark = "Held by the second desk", Reason = null,
        };
        var number = (await vault.AppendAsync(source)).Number;
        await vault.AppendAsync(new NameAdded
        {
            Of = new Reference(NodeKind.Source, source.Source.Value), Spelling = new("The Courier", null),
            Reason = "their masthead",
        });

        var package = await new HandoverTrial(vault).PackAsync();
        Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number));
        Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number + 1));
        Assert.Empty(Searcher.Find(package.Files, "The Courier"));

        // Who speaks stands in the claim, and is no secret for that.
        Assert.Empty(HandoverTrial.Withheld(package, claim.Number));

        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Disclose = [$"{number}:name"] };
        var disclosed = await trial.PackAsync();
        var opened = HandoverTrial.Opened(disclosed, number)!;
        Assert.Equal("Velmark Courier", ((JsonValue.Text)opened["name"]).Value);
        Assert.False(opened.ContainsKey("remark"));
        Assert.Empty(Searcher.Find(disclosed.Files, "Held by the second desk"));
    }

    [Fact]
    public void The_facts_are_written_in_exactly_this_form()
    {
        var (source, entity, place) =
            (new SourceId(new Id(0, 1)), new EntityId(new Id(0, 2)), new PlaceId(new Id(0, 3)));
        Spelling[] names = [new("Нижній Оск", "uk"), new("Osk", null)];
        var (one, other) =
            (new Reference(NodeKind.Entity, entity.Value), new Reference(NodeKind.Entity, new Id(0, 4)));
        IFact[] facts =
        [
            new SourceRecorded
            {
                Source = source, Kind = "outlet", Name = "Ridge Courier", Names = [], Remark = "a paper",
                Reason = null,
            },
            new EntityRecorded
            {
                Entity = entity, Kind = "unit", Name = "Green team", Names = names, Remark = null,
                Reason = "why",
            },
            new PlaceRecorded
            {
                Place = place, Name = "Lower Osk", Names = names,
                Position = new Position("47.25", "-35.5", 1_500), Iso3166 = "UA-23", Basis = "a map",
                Reason = null,
            },
            new PlaceRecorded
            {
                Place = place, Name = "Lower Osk", Names = [], Position = null, Iso3166 = null, Basis = null,
                Reason = null,
            },
            new NameAdded { Of = one, Spelling = names[0], Reason = "why" },
            new NameAdded { Of = new(NodeKind.Place, place.Value), Spelling = names[1], Reason = "why" },
            new KeptApart { One = one, Other = other, Reason = "why" },
        ];
        var written = new StringBuilder();
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var field in fields.All)
            {
                Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
                Assert.Null(field.Subject);
                var value = Encoding.UTF8.GetString(CanonicalJson.ToBytes(field.Value));
                written.Append($" {field.Name}={value}");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/names-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    private static IEnumerable<string?> Names(Told told) => told.Rows.Select(row => (string?)row["name"]);

    private static Task<Told> PlaceAsync(Desk desk, string name, Spelling[]? names = null) => Desk.RunAsync(
        new NamedRecorder(desk.Vault),
        new AddPlace { By = desk.Member, Case = "Exercise", Called = name, Names = names ?? [] });

    private static Task<Told> EntityAsync(
        Desk desk,
        string name,
        string @case = "Exercise",
        string kind = "unit",
        Spelling[]? names = null,
        string? again = null,
        string? reason = null) => Desk.RunAsync(
        new NamedRecorder(desk.Vault),
        new AddEntity
        {
            By = desk.Member, Case = @case, Called = name, Kind = kind, Names = names ?? [], Again = again,
            Reason = reason,
        });

    private static Task<Told> NameAsync(
        Desk desk, NodeKind of, string id, string text, string? language, string @case = "Exercise") =>
        Desk.RunAsync(new NameKeeper(desk.Vault), new AddName
        {
            By = desk.Member, Case = @case, Of = of, Id = id, Text = text, Language = language,
            Reason = "a report writes it so",
        });

    private static Task<Told> ApartAsync(
        Desk desk, string one, string other, string @case = "Exercise", NodeKind of = NodeKind.Entity) =>
        Desk.RunAsync(new NameKeeper(desk.Vault), new KeepApart
        {
            By = desk.Member, Case = @case, Of = of, One = one, Other = other, Reason = "a division",
        });

    private static Task<Told> ListAsync(Desk desk, NodeKind of, string @case = "Exercise") => Desk.RunAsync(
        new NamedTeller(desk.Vault),
        new ListNamed { By = desk.Member, Of = of, Case = @case, Limit = 10 });

    private static Task<Told> FindAsync(
        Desk desk, NodeKind of, string words, string @case = "Exercise") => Desk.RunAsync(
        new NamedFinder(desk.Vault),
        new FindNamed { By = desk.Member, Case = @case, Of = of, Words = words, Limit = 10 });
}
