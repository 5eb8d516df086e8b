using System.Text.RegularExpressions;
using CsCheck;
using Probative.Handover.Plan;
using Probative.Kernel.Ids;
using Probative.Kernel.Pages;
using Probative.Reading;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover.Pages;

/// <summary>What a person without any program of ours gets to see.</summary>
public partial class PageTests
{
    [Theory]
    [InlineData("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("gpj.\u202Eexe", "gpj.⟨U+202E⟩exe")]
    [InlineData("a\u200Bb\u00ADc", "a⟨U+200B⟩b⟨U+00AD⟩c")]
    [InlineData("tab\there\u0000", "tab⟨U+0009⟩here⟨U+0000⟩")]
    [InlineData("two\nlines", "two↵<br>lines")]
    [InlineData("Звіт 報告 تقرير", "Звіт 報告 تقرير")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("wide\u00A0space", "wide⟨U+00A0⟩space")]
    public void Strange_text_is_shown_as_what_it_is(string text, string shown) =>
        Assert.Equal(shown, HtmlText.Escape(text));

    [Fact]
    public void No_text_can_become_markup() => Gen.String.Sample(text =>
        HtmlText.Escape(text).Replace("<br>", "", StringComparison.Ordinal).All(
            c => c is not ('<' or '>' or '"')));

    [Fact]
    public async Task The_page_runs_nothing_asks_for_nothing_and_links_only_what_is_harmless()
    {
        await using var vault = await MemoryVault.CreateAsync();
        foreach (var name in (string[])["a.html", "b.SVG", "c.mp4", "d", "<img src=x onerror=alert(1)>.txt"])
        {
            var item = await vault.ReceiveAsync(name, name, from: "<script>alert(1)</script>");
            await vault.AppearAsync(item.Item, "javascript:alert(1)", "https://example.org/\"onclick=\"x");
        }

        var page = (await new HandoverTrial(vault).PackAsync()).Text("index.html");
        var policy = "default-src 'none'; style-src 'sha256-";
        Assert.Contains($"content=\"{policy}", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(script|img|video|audio|iframe|object|embed|link|form)", page);
        Assert.DoesNotMatch("<[^>]*\\s(on\\w+|src|style)=", page);
        Assert.All(
            Link().Matches(page),
            link => Assert.Matches("^(#|data/items/[0-9a-f]{64}\\.(mp4|txt)$)", link.Groups[1].Value));
        Assert.Equal(
            2,
            Link().Matches(page).Count(
                link => link.Groups[1].Value.StartsWith("data", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Anna Vale")]
    [InlineData(null)]
    public async Task A_source_that_is_withheld_is_not_said_to_be_somebody(string? from)
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("a.txt", "text", from);
        var package = await new HandoverTrial(vault).Withholding(("from", "sealed")).PackAsync();

        var page = package.Text("index.html");
        Assert.Contains("from: withheld; ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("stated by somebody w", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_keeps_its_hedge_and_its_speakers_and_a_denial_is_one()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("a.txt", "text");
        await vault.ClaimAsync(item.Item, "Around four people allegedly fell.", "Paper", "Office");
        await vault.AppendAsync(new ClaimRecorded
        {
            Claim = ClaimId.New(),
            Item = item.Item,
            Start = 0,
            End = 4,
            Quote = "Nobody was there.",
            Speakers = ["Spokesman"],
            Hedges = [],
            Polarity = "denies",
        });
        var page = (await new HandoverTrial(vault).PackAsync()).Text("index.html");

        Assert.Contains(
            "<b>Alleged</b> · said by Office, as reported by Paper · hedged: “allegedly”",
            page,
            StringComparison.Ordinal);
        Assert.Contains("<b>Denied</b> · said by Spokesman · no hedge", page, StringComparison.Ordinal);
        Assert.Contains("Every act described is alleged", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hedge_that_is_withheld_does_not_read_as_one_that_was_not_there()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("a.txt", "text");
        await vault.ClaimAsync(item.Item, "Four people fell.", "Paper");
        var package = await new HandoverTrial(vault)
            .Withholding(("hedges", "asked for"), ("speakers", "afraid")).PackAsync();
        var page = package.Text("index.html");

        Assert.Contains(
            "said by withheld (afraid) · hedges: withheld (asked for)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no hedge", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_it_does_not_show_and_gives_no_fingerprint()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("a.txt", "text");
        var page = (await new HandoverTrial(vault).PackAsync()).Text("index.html");

        foreach (var said in (string[])[
            "No outside time.", "Custody is since intake.",
            "Nothing here shows that a video or a picture is genuine",
            "SIGNER NOT IDENTIFIED", "as stated by", "Counsel"])
        {
            Assert.Contains(said, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(vault.Log.Vkey.Fingerprint, page, StringComparison.Ordinal);
        Assert.DoesNotContain(vault.Log.Vkey.Line, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_very_large_case_stays_small_and_says_where_the_rest_is()
    {
        await using var vault = await MemoryVault.CreateAsync();
        for (var i = 0; i < 2_300; i++) await vault.ReceiveAsync($"file {i}.txt", $"text {i}");
        var page = (await new HandoverTrial(vault).PackAsync()).Text("index.html");

        Assert.True(page.Length < 8_000_000, $"{page.Length} characters");
        Assert.Contains("up to number 2,000 of 2,301", page, StringComparison.Ordinal);
        Assert.Contains("the first 1,000 items", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_of_withheld_facts_take_one_row()
    {
        await using var vault = await MemoryVault.CreateAsync();
        for (var i = 0; i < 3_000; i++) await vault.ReceiveAsync(
            $"other {i}.txt", $"text {i}", intake: IntakeId.New());
        var chosen = await vault.ReceiveAsync("chosen.txt", "chosen");
        var page = (await new HandoverTrial(vault).Selecting(chosen.Item.ToString()).PackAsync())
            .Text("index.html");

        Assert.Contains("<td>2–3,001</td>", page, StringComparison.Ordinal);
        Assert.Contains("chosen.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("This page shows", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo.JPG", ".jpg")]
    [InlineData("archive.tar.gz", ".gz")]
    [InlineData(".hidden", "")]
    [InlineData("name.withaverylongending", "")]
    [InlineData("odd.j-g", "")]
    [InlineData("кадр.мр4", "")]
    [InlineData("none", "")]
    [InlineData(null, "")]
    public void An_ending_is_taken_from_the_name_that_is_opened(string? name, string ending) =>
        Assert.Equal(ending, FileEnding.Of(name));

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
