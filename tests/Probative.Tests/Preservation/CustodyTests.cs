using System.Text;
using Probative.Handover;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Preservation;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class CustodyTests
{
    private static readonly Statement s_stated = new(
        new StatedAcquisition("a volunteer", "memory card", "2026-10", null, null),
        [new StatedAppearance("channel Ridge Watch", null, null, null, null, null, null)]);

    [Fact]
    public async Task History_tells_every_step_since_intake_with_its_place_in_the_log()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "one");
        var item = (string)(await desk.AddAsync(desk.Add(stated: s_stated))).Rows[0]["item"]!;
        await desk.AddAsync(desk.Add());
        await HandOverAsync(desk, Hash32.Of("one"u8));
        await HandOverAsync(desk, Hash32.Of("another"u8));

        var told = await HistoryAsync(desk, item);

        Assert.Equal(
            ["taken in", "appearance recorded", "received again", "handed over"],
            told.Rows.Select(row => (string?)row["what"]));
        foreach (var row in told.Rows)
        {
            var facts = await desk.FactsAsync();
            var fact = facts[(int)(long)row["index"]!];
            Assert.Equal(((long)row["number"]!, (string?)row["actor"]), (fact.Number, fact.Fields.Actor));
        }

        var before = told.Result["before_intake"]!.AsArray();
        Assert.Equal(["a volunteer", null], before.Select(stated => (string?)stated!["as_stated_by"]));
        Assert.Contains("since intake", (string?)told.Result["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_may_be_cut_to_four_digits_and_no_further()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "one");
        var item = (string)(await desk.AddAsync(desk.Add())).Rows[0]["item"]!;
        Assert.Equal(Ending.Done, (await HistoryAsync(desk, item[..4])).Ending);
        Assert.Equal(Ending.Done, (await HistoryAsync(desk, item[..4].ToUpperInvariant())).Ending);
        Assert.Equal(["item-not-found"], (await HistoryAsync(desk, item[..3])).Codes);
        Assert.Equal(["item-not-found"], (await HistoryAsync(desk, "zzzz")).Codes);
    }

    [Fact]
    public async Task A_prefix_that_several_items_share_lists_them_and_only_those_of_own_cases()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);
        var own = await ReceiveAsync(desk, "Exercise", desk.Member, new Id(0xABCD_1111_0000_0000, 1), "one");
        await ReceiveAsync(desk, "Others", other, new Id(0xABCD_2222_0000_0000, 2), "two");

        Assert.Equal(Ending.Done, (await HistoryAsync(desk, "abcd")).Ending);

        await ReceiveAsync(desk, "Exercise", desk.Member, new Id(0xABCD_3333_0000_0000, 3), "three");
        var told = await HistoryAsync(desk, "abcd");
        Assert.Equal(["item-ambiguous"], told.Codes);
        Assert.Contains(own, told.Problems[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abcd2222", told.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_finds_cases_items_and_facts_and_nothing_of_others()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "one");
        var added = await desk.AddAsync(desk.Add(stated: s_stated));
        var item = (string)added.Rows[0]["item"]!;
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);

        Assert.Equal("item", (string?)(await ShowAsync(desk, item[..6])).Result["kind"]);
        Assert.Equal("case", (string?)(await ShowAsync(desk, "Exercise")).Result["kind"]);
        var fact = await ShowAsync(desk, $"fact:{added.Rows[0]["index"]}");
        Assert.Equal("ItemReceived", (string?)fact.Result["fact"]!["type"]);
        Assert.True(fact.Result["fact"]!["fields"]!.AsObject().ContainsKey("conditions"));
        Assert.Equal(["not-found"], (await ShowAsync(desk, "Others")).Codes);
        var last = desk.Vault.Ledger.Size - 1;
        Assert.Equal(["fact-not-found"], (await ShowAsync(desk, $"fact:{last}")).Codes);
        Assert.Equal(["fact-not-found"], (await ShowAsync(desk, "fact:9223372036854775807")).Codes);
        Assert.Equal(["bad-value"], (await ShowAsync(desk, "fact:-1")).Codes);
    }

    [Fact]
    public async Task Lists_filter_and_say_when_they_end_early()
    {
        await using var desk = await Desk.CreateAsync();
        for (var i = 0; i < 5; i++) desk.Folder.Write($"clip-{i}.ts", $"{i}");
        desk.Folder.Write("report.txt", "text");
        await desk.AddAsync(desk.Add(stated: s_stated));

        var clips = await ListAsync(desk, name: "clip", limit: 3);
        Assert.Equal(["clip-0.ts", "clip-1.ts", "clip-2.ts"], clips.Rows.Select(row => (string?)row["name"]));
        Assert.Equal(["limit-reached"], clips.Codes);
        Assert.Equal(Ending.Done, clips.Ending);
        Assert.Equal(6, (await ListAsync(desk, from: "volunteer")).Rows.Count);
        Assert.Empty((await ListAsync(desk, from: "nobody")).Rows);
        Assert.All((await ListAsync(desk)).Rows, row => Assert.Equal((1L, 1L), (
            (long)row["receipts"]!, (long)row["appearances"]!)));
    }

    private static Task<Told> HistoryAsync(Desk desk, string item) => Desk.RunAsync(
        new CustodyTeller(desk.Vault), new ShowHistory { By = desk.Member, Item = item, Case = null });

    private static Task<Told> ShowAsync(Desk desk, string what) => Desk.RunAsync(
        new RecordShower(desk.Vault), new Show { By = desk.Member, What = what, Case = null });

    private static Task<Told> ListAsync(
        Desk desk, string? name = null, string? from = null, long limit = 100) =>
        Desk.RunAsync(new ItemLister(desk.Vault), new ListItems
        {
            By = desk.Member,
            Case = "Exercise",
            NameHolds = name,
            From = from,
            Limit = limit,
        });

    private static async Task<Standing> StandingAsync(Desk desk, string @case, MemberId member) =>
        Assert.IsType<CaseFound.One>(
            await new CaseRoll(desk.Vault).FindAsync(@case, member, Desk.Ct)).Standing;

    private static async Task<string> ReceiveAsync(
        Desk desk, string @case, MemberId member, Id id, string text)
    {
        var standing = await StandingAsync(desk, @case, member);
        var received = new ItemReceived
        {
            Item = new ItemId(id),
            Sha256 = Hash32.Of(Encoding.UTF8.GetBytes(text)),
            SizeBytes = text.Length,
            Name = text,
            From = null,
            How = null,
            Received = null,
            Conditions = null,
            Consent = null,
            Intake = IntakeId.New(),
            Path = "/" + text,
            Modified = null,
        };
        await desk.Vault.Ledger.AppendAsync(standing.Id, received, standing.Pseudonym, Desk.Ct);
        return id.ToString();
    }

    private static async Task HandOverAsync(Desk desk, Hash32 item)
    {
        var standing = await StandingAsync(desk, "Exercise", desk.Member);
        var manifest = Encoding.UTF8.GetBytes(
            $"{Hash32.Of("x"u8).ToHex()}  data/facts.txt\n{item.ToHex()}  data/items/{item.ToHex()}.txt\n");
        await using var incoming = desk.Vault.Derivatives.Begin(manifest.Length);
        manifest.CopyTo(incoming.GetBuffer());
        await incoming.AdvanceAsync(manifest.Length, Desk.Ct);
        var stored = await incoming.CommitAsync(Desk.Ct);
        await desk.Vault.Ledger.AppendAsync(standing.Id, new HandedOver
        {
            To = "the court",
            Purpose = "exercise",
            ManifestSha256 = stored.Sha256,
            Files = [],
            CaseHead = default,
            Previous = null,
            Items = 1,
            WithheldFacts = 0,
            WithheldFields = 0,
            HandoverKey = "key",
        }, standing.Pseudonym, Desk.Ct);
        await desk.Vault.Ledger.AppendAsync(
            standing.Id,
            new HandoverFinished { ManifestSha256 = stored.Sha256, TreeSize = 1 },
            standing.Pseudonym,
            Desk.Ct);
    }
}
