using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Log;
using Probative.Preservation;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>Who is asked for a blind opinion reads the finding nowhere before theirs is in.</summary>
public sealed class BlindOpinionTests
{
    private const string Words = "Closed by the Green team on the fourth";

    [Fact]
    public async Task Nothing_that_a_member_can_run_shows_a_finding_that_they_owe_an_opinion_on()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync(desk.Whole(Words));
        var open = await desk.SignedAsync(desk.Whole("Another one"));
        Assert.Equal(Ending.Done, (await desk.AskAsync(id, "Ola Nordby")).Ending);
        Assert.Equal(Ending.Done, (await desk.AskAsync(id, "Mara Vint")).Ending);
        var answered = await desk.AnswerAsync(desk.Mara, id);
        Assert.Equal(Words, (string?)answered.Result["finding"]!["text"]);
        await desk.ReviewAsync(desk.Mara, id, "agree");
        var index = (await desk.Desk.FactsAsync("FindingDrafted"))[0].Index;

        // The same in every way that there is to read it.
        var list = await desk.ListAsync(desk.Ola);
        Assert.Equal(open, (string?)Assert.Single(list.Rows)["id"]);
        Assert.Equal(1, list.Count("hidden"));
        Assert.Equal(["finding-hidden"], list.Codes);
        Assert.Equal(["finding-hidden"], (await desk.ListAsync(desk.Ola, asOf: index + 1)).Codes);
        Assert.Equal(["finding-hidden"], (await desk.ShowAsync(id, desk.Ola)).Codes);
        Assert.Equal(["finding-hidden"], (await desk.ReviewAsync(desk.Ola, id, "agree")).Codes);
        Assert.Equal(["finding-hidden"], (await desk.WithdrawAsync(id, desk.Ola)).Codes);
        Assert.Equal(["finding-hidden"], (await desk.AskAsync(id, "Mara Vint", desk.Ola)).Codes);
        Assert.Equal(
            ["finding-hidden"],
            (await desk.RunAsync(desk.Whole() with { By = desk.Ola, Finding = id })).Codes);
        Assert.Equal(
            ["finding-hidden"],
            (await desk.RunAsync(desk.Whole() with { By = desk.Ola, Supersedes = id })).Codes);
        var shown = await Desk.RunAsync(
            new RecordShower(desk.Desk.Vault),
            new Show { By = desk.Ola, What = $"fact:{index}", Case = null });
        Assert.Equal(["finding-hidden"], shown.Codes);
        var reviews = await desk.ReviewsAsync(desk.Ola);
        Assert.Equal(["blind-opinion", "review"], reviews.Rows.Select(row => (string?)row["what"]));
        Assert.Equal("Which day?", (string?)reviews.Rows[0]["question"]);
        Told[] told = [list, shown, reviews, await LogAsync(desk, desk.Ola)];
        foreach (var one in told)
        {
            var text = string.Join('\n', one.Rows.Select(row => row.ToJsonString()));
            Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("which Tuesday", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Because.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_log_keeps_back_what_facts_of_a_hidden_finding_say_and_nothing_else()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync(desk.Whole(Words));
        await desk.AskAsync(id, "Ola Nordby");
        var forOla = (await LogAsync(desk, desk.Ola)).Rows;
        var forIra = (await LogAsync(desk, desk.Ira)).Rows;
        Assert.Equal(forIra.Count, forOla.Count);
        foreach (var (mine, theirs) in forOla.Zip(forIra))
        {
            var isHidden = (string?)theirs["type"] is "FindingDrafted" or "FindingSigned";
            Assert.Equal(isHidden ? "finding-hidden" : null, (string?)mine["hidden"]);
            Assert.False(theirs.ContainsKey("hidden"));
            if (!isHidden) Assert.Equal(theirs.ToJsonString(), mine.ToJsonString());
            else Assert.Empty(mine["fields"]!.AsObject());
        }

        await desk.AnswerAsync(desk.Ola, id);
        var after = (await LogAsync(desk, desk.Ola)).Rows;
        Assert.Contains(after, row => row.ToJsonString().Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_owes_an_opinion_discloses_nothing_of_the_case_to_anybody()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync(desk.Whole(Words));
        await desk.AskAsync(id, "Ola Nordby");
        var number = (await desk.Desk.FactsAsync("FindingDrafted"))[0].Number;
        Assert.Equal(["finding-hidden"], (await PreviewAsync(desk, desk.Ola, number)).Codes);
        Assert.DoesNotContain("finding-hidden", (await PreviewAsync(desk, desk.Ira, number)).Codes);
        await desk.AnswerAsync(desk.Ola, id);
        Assert.DoesNotContain("finding-hidden", (await PreviewAsync(desk, desk.Ola, number)).Codes);
    }

    [Fact]
    public async Task An_answer_is_given_once_stands_beside_the_finding_and_makes_a_review_blind()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        Assert.Equal(["not-asked"], (await desk.AnswerAsync(desk.Ola, id)).Codes);
        await desk.AskAsync(id, "Ola Nordby");
        Assert.Equal(["bad-value"], (await desk.AnswerAsync(desk.Ola, id, "verified")).Codes);
        var finding = (await desk.AnswerAsync(desk.Ola, id)).Result["finding"]!;
        var opinion = finding["blind_opinions"]![0]!;
        Assert.Equal("It does not say which Tuesday.", (string?)opinion["answer"]);
        Assert.Equal("inferred", (string?)finding["kind"]);
        Assert.Equal("could not determine", (string?)opinion["kind"]);
        Assert.Equal((long)opinion["number"]!, (long)finding["open_disagreements"]![0]!);
        Assert.Equal(["not-asked"], (await desk.AnswerAsync(desk.Ola, id)).Codes);
        Assert.Equal(["already-asked"], (await desk.AskAsync(id, "Ola Nordby")).Codes);

        var reviewed = (await desk.ReviewAsync(desk.Ola, id, "cannot say")).Result["finding"]!;
        Assert.True((bool)reviewed["reviews"]![0]!["blind"]!);
    }

    [Fact]
    public async Task An_opinion_of_the_same_kind_and_likelihood_is_no_disagreement()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        await desk.AskAsync(id, "Ola Nordby");
        var finding = (await desk.AnswerAsync(desk.Ola, id, "inferred", hadSeen: true)).Result["finding"]!;
        Assert.Empty(finding["open_disagreements"]!.AsArray());

        // Who says that they had seen it is believed: neither opinion nor review is blind.
        Assert.True((bool)finding["blind_opinions"]![0]!["had_seen"]!);
        var reviewed = (await desk.ReviewAsync(desk.Ola, id, "agree")).Result["finding"]!;
        Assert.False((bool)reviewed["reviews"]![0]!["blind"]!);
    }

    [Fact]
    public async Task Nobody_is_asked_who_worked_on_the_finding()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync();
        Assert.Equal(["not-blind"], (await desk.AskAsync(id, "Ira Karst", desk.Mara)).Codes);
        Assert.Equal(["not-blind"], (await desk.AskAsync(id, "Mara Vint", desk.Mara)).Codes);
        await desk.ReviewAsync(desk.Ola, id, "agree");
        Assert.Equal(["not-blind"], (await desk.AskAsync(id, "Ola Nordby")).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("BlindOpinionAsked"));
    }

    [Fact]
    public async Task What_takes_the_place_of_a_hidden_finding_is_hidden_too()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var id = await desk.SignedAsync(desk.Whole(Words));
        await desk.AskAsync(id, "Ola Nordby");
        var newer = await desk.SignedAsync(desk.Whole($"{Words}, at noon") with { Supersedes = id });
        Assert.Equal(["finding-hidden"], (await desk.ShowAsync(newer, desk.Ola)).Codes);
        Assert.Equal(2, (await desk.ListAsync(desk.Ola)).Count("hidden"));
        await desk.AnswerAsync(desk.Ola, id);
        Assert.Equal(Ending.Done, (await desk.ShowAsync(newer, desk.Ola)).Ending);
    }

    private static Task<Told> LogAsync(FindingDesk desk, MemberId by) => Desk.RunAsync(
        new LogTeller(desk.Desk.Vault), new ShowLog { By = by, Case = "Exercise", From = 0, Limit = 1_000 });

    private static Task<Told> PreviewAsync(FindingDesk desk, MemberId by, long number) => Desk.RunAsync(
        new HandoverPreviewer(desk.Desk.Vault),
        new PreviewHandover
        {
            Wanted = new MakeHandover
            {
                By = by,
                Case = "Exercise",
                To = "the other party",
                Purpose = "disclosure",
                Select = ItemSelection.Everything,
                Out = "out",
                Form = PackageForm.Folder,
                Disclose = [$"{number}:text"],
            },
        });
}
