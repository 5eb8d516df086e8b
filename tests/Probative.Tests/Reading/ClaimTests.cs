using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class ClaimTests
{
    private const string Text =
        "Увага: за словами очевидця, міст нібито зачинено. “The bridge was closed,” said the warden. "
        + "Later: the bridge was closed again.";

    [Fact]
    public async Task A_claim_keeps_its_words_its_speakers_its_hedges_and_where_it_stands()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);

        var told = await ClaimAsync(
            desk, Claim(desk, item, "міст нібито зачинено") with { Hedges = ["нібито"] });

        Assert.Equal(Ending.Done, told.Ending);
        var fact = Assert.Single(await desk.FactsAsync("ClaimRecorded"));
        var bytes = Encoding.UTF8.GetBytes(Text);
        var claim = told.Result["claim"]!;
        var (start, end) = ((int)(long)claim["start"]!, (int)(long)claim["end"]!);
        Assert.Equal("міст нібито зачинено", Encoding.UTF8.GetString(bytes[start..end]));
        Assert.Equal("міст нібито зачинено", fact.Fields.Text("quote"));
        Assert.Equal(["Ridge Courier", "a witness"], fact.Fields.Texts("speakers"));
        Assert.Equal(["нібито"], fact.Fields.Texts("hedges"));
        Assert.Equal("asserts", fact.Fields.Text("polarity"));

        var listed = Assert.Single((await ListAsync(desk)).Rows);
        Assert.True(JsonNode.DeepEquals(listed["hedges"], claim["hedges"]));
        Assert.Equal((string?)claim["id"], (string?)listed["id"]);
    }

    [Fact]
    public async Task A_denial_stays_a_denial()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        await ClaimAsync(desk, Claim(desk, item, "нібито") with { Denies = true });
        Assert.Equal("denies", (string?)Assert.Single((await ListAsync(desk)).Rows)["polarity"]);
    }

    [Fact]
    public async Task A_quote_that_stands_twice_is_not_guessed()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);

        var told = await ClaimAsync(desk, Claim(desk, item, "bridge was closed"));

        Assert.Equal(["quote-ambiguous"], told.Codes);
        Assert.Contains("“The […],” said the warden", told.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(await desk.FactsAsync("ClaimRecorded"));

        var second = await ClaimAsync(desk, Claim(desk, item, "bridge was closed") with { Occurrence = 2 });
        var start = (long)second.Result["claim"]!["start"]!;
        var same = await ClaimAsync(desk, Claim(desk, item, "bridge was closed") with { At = start });
        Assert.Equal(start, (long)same.Result["claim"]!["start"]!);
        Assert.Equal(Encoding.UTF8.GetBytes(Text).AsSpan().LastIndexOf("bridge was closed"u8), start);
    }

    [Theory]
    [InlineData("the bridge was open", null, null, "quote-not-in-text")]
    [InlineData("bridge was closed", 3L, null, "quote-ambiguous")]
    [InlineData("bridge was closed", 0L, null, "quote-ambiguous")]
    [InlineData("bridge was closed", null, 7L, "quote-ambiguous")]
    [InlineData("bridge was closed", 1L, 7L, "bad-value")]
    [InlineData("", null, null, "bad-value")]
    public async Task A_passage_that_is_not_there_is_refused(
        string quote, long? number, long? at, string code)
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        var told = await ClaimAsync(desk, Claim(desk, item, quote) with { Occurrence = number, At = at });
        Assert.Equal((Ending.WrongUsage, code), (told.Ending, Assert.Single(told.Codes)));
    }

    [Fact]
    public async Task A_hedge_that_is_not_in_the_text_is_refused_and_so_is_a_claim_without_a_speaker()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        var told = await ClaimAsync(
            desk, Claim(desk, item, "зачинено") with { Hedges = ["нібито", "allegedly"] });
        Assert.Equal(["hedge-not-in-text"], told.Codes);
        told = await ClaimAsync(desk, Claim(desk, item, "зачинено") with { Speakers = [] });
        Assert.Equal(["no-speaker"], told.Codes);
        Assert.Empty(await desk.FactsAsync("ClaimRecorded"));
    }

    [Fact]
    public async Task An_item_whose_bytes_were_changed_ends_the_work()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        var sha256 = (await desk.FactsAsync("ItemReceived"))[0].Fields.Digest("sha256")!.Value;
        var path = desk.Vault.Items.PathOf(sha256);
        desk.Folder.Shell($"chmod u+w '{path}'; printf X | dd of='{path}' bs=1 conv=notrunc 2>/dev/null");

        var doubt = await Assert.ThrowsAsync<IntegrityException>(() =>
            ClaimAsync(desk, Claim(desk, item, "зачинено")));

        Assert.Equal("item-damaged", doubt.Code);
    }

    [Fact]
    public async Task An_item_of_another_case_is_an_item_that_is_not_there()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        var item = await AddAsync(desk);
        var told = await ClaimAsync(desk, Claim(desk, item, "зачинено") with { By = other });
        var none = await ClaimAsync(desk, Claim(desk, new string('0', 32), "зачинено") with { By = other });
        Assert.Equal(["item-not-found"], told.Codes);
        Assert.Equal(
            none.Problems[0].Message.Replace(new string('0', 32), item, StringComparison.Ordinal),
            told.Problems[0].Message);
    }

    private static async Task<string> AddAsync(Desk desk)
    {
        desk.Folder.Write("report.txt", Text);
        return (string)(await desk.AddAsync(desk.Add())).Rows[0]["item"]!;
    }

    private static RecordClaim Claim(Desk desk, string item, string quote) => new()
    {
        By = desk.Member,
        Item = item,
        Case = null,
        Quote = quote,
        Occurrence = null,
        At = null,
        Speakers = ["Ridge Courier", "a witness"],
        Hedges = [],
        Denies = false,
    };

    private static Task<Told> ClaimAsync(Desk desk, RecordClaim command) =>
        Desk.RunAsync(new ClaimRecorder(desk.Vault), command);

    private static Task<Told> ListAsync(Desk desk) => Desk.RunAsync(
        new ClaimTeller(desk.Vault),
        new ListClaims { By = desk.Member, Case = "Exercise", Item = null, Limit = 10 });
}
