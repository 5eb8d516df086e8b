using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Preservation;
using Probative.Preservation.Restrictions;
using Probative.Tests.Checking;
using Xunit;

namespace Probative.Tests.Examination;

[SupportedOSPlatform("linux")]
public sealed class ExaminerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_item_is_examined_once_and_what_was_found_is_kept()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        var letters = new LetterCount();

        var told = await desk.ExamineAsync([letters]);

        Assert.Equal(Ending.Done, told.Ending);
        var facts = await desk.Desk.FactsAsync(nameof(ItemExamined));
        Assert.Equal(3, facts.Count);
        foreach (var fact in facts)
        {
            Assert.Equal("found", fact.Fields.Text("outcome"));
            Assert.Equal(["counter 1.0"], fact.Fields.Texts("tools"));
            var report = Kept(desk, fact.Fields.Digest("output")!.Value);
            Assert.StartsWith("{\"letters\":", Encoding.UTF8.GetString(report), StringComparison.Ordinal);
        }

        Assert.Equal(3, (long)told.Result["notes"]!["letters"]!);
        await desk.Desk.AtRestAsync(async () =>
            Assert.Equal(Ending.Done, (await CheckWorld.At(desk.Desk.Directory).CheckAsync()).Ending));

        var again = await desk.ExamineAsync([letters]);
        Assert.Equal((0, 3), ((int)again.Result["performed"]!, (int)again.Result["stood"]!));
        Assert.Equal(3, letters.Asked);
    }

    [Fact]
    public async Task Another_version_examines_again_and_no_other_examination_does()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await desk.ExamineAsync([new LetterCount(), new LetterCount(1, "words")]);
        var (newer, same) = (new LetterCount(2), new LetterCount(1, "words"));

        await desk.ExamineAsync([newer, same]);

        Assert.Equal((3, 0), (newer.Asked, same.Asked));
        var history = await Desk.RunAsync(
            new CustodyTeller(desk.Desk.Vault),
            new ShowHistory { By = desk.Desk.Member, Item = "name:a-ferry.txt", Case = null });
        Assert.Equal(3, history.Rows.Count(row => (string?)row["what"] == "examined"));
    }

    [Fact]
    public async Task A_failure_is_a_fact_and_stands_until_it_is_asked_for_again()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        var broken = new LetterCount { Instead = LetterCount.Fails };

        var told = await desk.ExamineAsync([broken]);

        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        var fact = (await desk.Desk.FactsAsync(nameof(ItemExamined)))[0];
        Assert.Equal(
            ("failed", "program-broke", "It broke."),
            (fact.Fields.Text("outcome"), fact.Fields.Text("code"), fact.Fields.Text("message")));
        Assert.Null(fact.Fields.Digest("output"));

        Assert.Equal(3, told.Codes.Count(code => code == "program-broke"));

        var again = await desk.ExamineAsync([broken]);
        Assert.Equal((3, 3), (broken.Asked, (int)again.Result["stood_failed"]!));
        await desk.ExamineAsync([broken], againFailed: true);
        Assert.Equal(6, broken.Asked);
    }

    [Fact]
    public async Task Nothing_found_is_a_fact_without_a_report()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await desk.ExamineAsync([new LetterCount
        {
            Instead = (_, _) => Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Nothing()),
        }]);
        var facts = await desk.Desk.FactsAsync(nameof(ItemExamined));
        Assert.All(facts, fact => Assert.Equal("nothing found", fact.Fields.Text("outcome")));
        Assert.All(facts, fact => Assert.Null(fact.Fields.Text("output")));
    }

    [Fact]
    public async Task What_is_interrupted_goes_on_and_nothing_is_made_twice()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var asked = 0;
        var slow = new LetterCount
        {
            Instead = async (_, ct) =>
            {
                if (Interlocked.Increment(ref asked) == 2)
                {
                    await stop.CancelAsync();
                    await Task.Delay(Timeout.Infinite, ct);
                }

                return new ExaminationOutcome.Nothing();
            },
        };

        var told = await desk.ExamineAsync([slow], ct: stop.Token);

        Assert.True((bool)told.Result["was_interrupted"]!);
        Assert.Equal((Ending.DoneWithFailures, true), (told.Ending, told.Codes.Contains("interrupted")));
        var before = (await desk.Desk.FactsAsync(nameof(ItemExamined))).Count;
        Assert.InRange(before, 0, 2);
        await desk.ExamineAsync([new LetterCount()]);
        var facts = await desk.Desk.FactsAsync(nameof(ItemExamined));
        var items = facts.Select(fact => fact.Fields.Text("item")).ToList();
        Assert.Equal(3, items.Distinct().Count());
        Assert.Equal(3, items.Count);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_of_the_record_are_not_examined()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        var received = (await desk.Desk.FactsAsync("ItemReceived"))[0];
        var path = desk.Desk.Vault.Items.PathOf(received.Fields.Digest("sha256")!.Value);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.AppendAllTextAsync(path, "!", Ct);
        var letters = new LetterCount();

        var told = await desk.ExamineAsync([letters]);

        Assert.Equal((Ending.DamageFound, 2), (told.Ending, letters.Asked));
        Assert.Contains(told.Problems, problem => problem.Code == "item-damaged" && problem.Path == path);

        var replay = await desk.ReplayAsync([letters], received.Fields.Text("item")!);
        Assert.Equal((told.Ending, "item-damaged"), (replay.Ending, Assert.Single(replay.Codes)));
    }

    [Fact]
    public async Task What_was_chosen_and_reads_nothing_in_any_item_is_told_with_what_does()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        var (letters, pixels) = (new LetterCount(), new LetterCount(1, "pixels") { Applies = false });

        var told = await desk.ExamineAsync([pixels], whole: [letters, pixels]);

        var problem = Assert.Single(told.Problems);
        Assert.Equal(
            ("only-not-applicable", "`pixels` reads nothing in any of these items.", "These do: letters."),
            (problem.Code, problem.Message, problem.Hint));
        Assert.Empty((await desk.ExamineAsync([letters], whole: [letters, pixels])).Problems);
    }

    [Fact]
    public async Task A_restricted_item_is_examined_only_when_it_is_asked_for()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:b-gate.txt", Case = null, Reason = "shows a bystander",
        });
        var letters = new LetterCount();
        var told = await desk.ExamineAsync([letters]);
        Assert.Equal((2, 1), (letters.Asked, (int)told.Result["restricted"]!));
        await desk.ExamineAsync([letters], withRestricted: true);
        Assert.Equal(3, letters.Asked);
    }

    [Fact]
    public async Task What_was_made_of_a_destroyed_item_goes_with_it_and_what_others_share_stays()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await desk.ExamineAsync([new LetterCount()]);
        var facts = await desk.Desk.FactsAsync(nameof(ItemExamined));
        var received = await desk.Desk.FactsAsync("ItemReceived");
        var item = received.First(fact => fact.Fields.Text("name") == "a-ferry.txt").Fields.Text("item")!;
        var report = facts.First(fact => fact.Fields.Text("item") == item).Fields.Digest("output")!.Value;
        var shared = Hash32.Of(Encoding.UTF8.GetBytes("The"));
        Assert.NotNull(desk.Desk.Vault.Derivatives.SizeBytes(report));

        await desk.Desk.DestroyAsync(item);

        Assert.Null(desk.Desk.Vault.Derivatives.SizeBytes(report));
        Assert.NotNull(desk.Desk.Vault.Derivatives.SizeBytes(shared));
        await desk.Desk.AtRestAsync(async () =>
            Assert.Equal(Ending.Done, (await CheckWorld.At(desk.Desk.Directory).CheckAsync()).Ending));
    }

    [Fact]
    public async Task A_report_that_is_gone_is_missed()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await desk.ExamineAsync([new LetterCount()]);
        var report = (await desk.Desk.FactsAsync(nameof(ItemExamined)))[0].Fields.Digest("output")!.Value;
        var path = desk.Desk.Vault.Derivatives.PathOf(report);
        await desk.Desk.AtRestAsync(async () =>
        {
            File.Delete(path);
            var found = await CheckWorld.At(desk.Desk.Directory).CheckAsync();
            Assert.Contains(found.Problems, problem => problem.Code == "derivative-missing");
        });
    }

    [Fact]
    public async Task A_second_examiner_gets_the_same_or_is_told_what_differs()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        await desk.ExamineAsync(
            [new LetterCount(), new LetterCount(1, "words"), new LetterCount(1, "signs")]);
        var other = new LetterCount(1, "words") { Instead = LetterCount.Fails };

        var told = await desk.ReplayAsync(
            [new LetterCount(), other, new LetterCount(2, "signs")], "name:c-lantern.txt");

        Assert.Equal(Ending.DamageFound, told.Ending);
        Assert.Contains("replay-differs", told.Codes);
        Assert.Equal(
            [("letters", "same"), ("words", "different"), ("signs", "another procedure")],
            told.Rows.Select(row => ((string)row["examination"]!, (string)row["replay"]!)));
        Assert.Equal(3, (await desk.Desk.FactsAsync(nameof(ItemExamined))).Count / 3);

        var same = await desk.ReplayAsync([new LetterCount()], "name:a-ferry.txt");
        Assert.Equal(Ending.Done, same.Ending);
        Assert.Equal((1, 2), ((int)same.Result["same"]!, (int)same.Result["not_compared"]!));
        Assert.Equal(2, same.Rows.Count(row => (string?)row["replay"] == "not possible here"));

        var chosen = await desk.ReplayAsync(
            [new LetterCount()], "name:a-ferry.txt", new HashSet<string> { "letters", "words" });
        Assert.Equal(
            ["same", "not possible here", "not asked for"],
            chosen.Rows.Select(row => (string)row["replay"]!));
    }

    [Fact]
    public async Task Failed_examinations_are_listed_among_the_failures_until_they_are_mended()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        var breaks = new LetterCount { Instead = LetterCount.Fails };
        await desk.ExamineAsync([breaks], "name:a-ferry.txt");
        desk.Desk.Folder.Shell("ln -s /etc/hostname z-link");
        await desk.Desk.AddAsync(desk.Desk.Add());
        await desk.ExamineAsync([breaks], "name:b-gate.txt");
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:b-gate.txt", Case = null, Reason = "shows a bystander",
        });

        var told = await ListAsync(restricted: false);
        Assert.Equal(
            [("a-ferry.txt", "program-broke", "letters"), ("z-link", "link", null)],
            told.Rows.Select(Shape));
        Assert.Equal(1, told.Count("restricted_left_out"));
        Assert.All(told.Rows, row => Assert.NotEmpty((string)row["hint"]!));
        Assert.Equal(3, (await ListAsync(restricted: true)).Count("count"));

        await desk.ExamineAsync([new LetterCount()], "name:a-ferry.txt", againFailed: true);
        Assert.Equal([("z-link", "link", null)], (await ListAsync(restricted: false)).Rows.Select(Shape));

        Task<Told> ListAsync(bool restricted) => Desk.RunAsync(
            new FailureLister(desk.Desk.Vault),
            new ListFailures
            {
                By = desk.Desk.Member,
                Case = "Exercise",
                NameHolds = null,
                WithRestricted = restricted,
                Limit = 10,
            });
        static (string?, string?, string?) Shape(JsonObject row) =>
            ((string?)row["name"], (string?)row["code"], (string?)row["examination"]);
    }

    private static byte[] Kept(ExaminerDesk desk, Hash32 sha256)
    {
        using var stream = desk.Desk.Vault.Derivatives.OpenRead(sha256)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
