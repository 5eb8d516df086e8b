using System.Text.Json.Nodes;
using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Matching;
using Probative.Matching.Lineage;
using Xunit;

namespace Probative.Tests.Matching;

public class ItemMatcherTests
{
    [Fact]
    public async Task A_copy_is_proposed_with_its_part_and_its_change_and_nothing_else_is()
    {
        await using var desk = await SceneAsync();
        await desk.AddOtherAsync();
        await desk.ExamineAsync();
        var told = await desk.MatchAsync();
        Assert.Equal(Ending.Done, told.Ending);
        Assert.Equal((3, 3, 1), (told.Count("items"), told.Count("matched"), told.Count("proposed")));

        var match = Assert.Single(await desk.ListAsync());
        Assert.Equal(("a.mp4", "b.mp4"), (Name(match["first"]), Name(match["second"])));
        Assert.Equal("possible copy", (string?)match["state"]);
        var says = (string)match["says"]![0]!;
        Assert.StartsWith("b.mp4 shows ", says, StringComparison.Ordinal);
        Assert.Contains("mirrored, cropped to ", says, StringComparison.Ordinal);
        var stretch = match["stretches"]![0]!;
        Assert.InRange((long)stretch["first_ms"]![0]!, 1_500, 2_500);
        Assert.InRange((long)stretch["first_ms"]![1]!, 6_500, 7_500);

        // What was searched is on the record, also of what has no copy.
        var searched = await desk.Desk.FactsAsync(nameof(ItemMatched));
        Assert.Equal([2, 2, 2], searched.Select(fact => fact.Fields.Count("among")!.Value));
        Assert.Equal([0, 1, 2], searched.Select(fact => fact.Fields.Count("compared")!.Value));
    }

    [Fact]
    public async Task Another_run_does_nothing_and_a_later_item_is_held_against_all()
    {
        await using var desk = await SceneAsync();
        await desk.ExamineAsync();
        await desk.MatchAsync();
        var again = await desk.MatchAsync();
        Assert.Equal((0, 2), (again.Count("matched"), again.Count("stood")));
        Assert.Empty(again.Recorded);

        await desk.AddAsync("d.mp4", "-i b.mp4 -vf hue=s=0 -c:v libx264 -crf 30");
        await desk.ExamineAsync();
        var later = await desk.MatchAsync();
        Assert.Equal((1, 2), (later.Count("matched"), later.Count("stood")));
        Assert.Equal(2, later.Count("proposed"));
        Assert.Equal(2, (await desk.ListAsync("name:d.mp4")).Count);
        Assert.Equal(3, (await desk.ListAsync()).Count);
    }

    [Fact]
    public async Task What_was_stopped_goes_on_and_proposes_nothing_twice()
    {
        await using var desk = await SceneAsync();
        await desk.AddAsync("d.mp4", "-i b.mp4 -vf hue=s=0 -c:v libx264 -crf 30");
        await desk.ExamineAsync();
        using var stop = new CancellationTokenSource();
        var told = new Told();
        var run = new ItemMatcher(
            desk.Desk.Vault, new LocalCandidates(desk.Desk.Vault)).RunAsync(
            new MatchItems { By = desk.Desk.Member }, stop.Token);
        await foreach (var happened in run)
        {
            told.Add(happened);
            if (happened is CommandEvent.Recorded { Type: nameof(MatchProposed) }) await stop.CancelAsync();
        }

        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Contains("interrupted", told.Codes);
        Assert.Equal(Ending.Done, (await desk.MatchAsync()).Ending);
        var pairs = (await desk.Desk.FactsAsync(nameof(MatchProposed)))
            .Select(fact => (fact.Fields.Id("first"), fact.Fields.Id("second"))).ToList();
        Assert.Equal(3, pairs.Count);
        Assert.Equal(3, pairs.Distinct().Count());
    }

    [Fact]
    public async Task What_people_say_stands_with_its_reason_until_they_say_otherwise()
    {
        await using var desk = await SceneAsync();
        await desk.ExamineAsync();
        await desk.MatchAsync();
        var id = (string)Assert.Single(await desk.ListAsync())["id"]!;
        Assert.Equal(["bad-value"], (await desk.JudgeAsync(id, isCopy: true, reason: " ")).Codes);

        var refused = await desk.JudgeAsync(id[..6], isCopy: false);
        Assert.Equal("refused", (string?)refused.Result["match"]!["state"]);
        Assert.Empty(await desk.ListAsync());
        Assert.Single(await desk.ListAsync(withRefused: true));
        Assert.Equal(["match-judged"], (await desk.JudgeAsync(id, isCopy: false)).Codes);

        await desk.JudgeAsync(id, isCopy: true, "The same smoke at 3.5 s");
        var judged = Assert.Single(await desk.ListAsync());
        Assert.Equal("confirmed", (string?)judged["state"]);
        Assert.Equal("The same smoke at 3.5 s", (string?)judged["judged"]!["reason"]);
        Assert.Equal(2, (await desk.Desk.FactsAsync(nameof(MatchJudged))).Count);
        Assert.Equal(["match-not-found"], (await desk.JudgeAsync("ffffffff", isCopy: true)).Codes);
    }

    [Fact]
    public async Task Nothing_tells_one_case_what_another_holds()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.Desk.OpenCaseAsync("Another");
        desk.Desk.Folder.Shell("ffmpeg -nostdin -v error -y -i a.mp4 -t 5 -c:v libx264 b.mp4; rm a.mp4");
        await desk.Desk.AddAsync(desk.Desk.Add("Another"));
        await desk.ExamineAsync();
        var told = await desk.MatchAsync();
        Assert.Equal((2, 0), (told.Count("items"), told.Count("proposed")));
        Assert.Equal(0, told.Count("compared"));
    }

    [Fact]
    public async Task A_restricted_item_is_in_no_list_and_is_not_judged_by_the_way()
    {
        await using var desk = await SceneAsync();
        await desk.ExamineAsync();
        await desk.MatchAsync();
        var match = Assert.Single(await desk.ListAsync());
        await desk.RestrictAsync((string)match["second"]!["id"]!);
        Assert.Empty(await desk.ListAsync());
        Assert.Single(await desk.ListAsync(withRestricted: true));
        Assert.Equal(
            ["item-restricted"], (await desk.JudgeAsync((string)match["id"]!, isCopy: true)).Codes);
    }

    [Fact]
    public async Task Among_many_the_copies_are_found_and_are_one_group_without_comparing_every_pair()
    {
        await using var desk = await SceneAsync();
        await desk.AddOtherAsync();
        for (var i = 0; i < 18; i++)
        {
            desk.Desk.Folder.Shell(
                $"ffmpeg -nostdin -v error -y -i a.mp4 -c:v libx264 -crf {24 + (i / 4)} -g {5 + i} "
                + $"-preset ultrafast copy{i:00}.mp4");
        }

        await desk.Desk.AddAsync(desk.Desk.Add());
        await desk.ExamineAsync();
        var told = await desk.MatchAsync();
        Assert.Equal((21, 21), (told.Count("items"), told.Count("matched")));

        // Every pair of 21 items is 210; with 16 each it is 200.
        Assert.InRange(told.Count("compared"), 19, 200);
        var shown = await Desk.RunAsync(
            new CopyGroupTeller(desk.Desk.Vault),
            new ShowCopies { By = desk.Desk.Member, Item = "name:b.mp4", Limit = 100 });
        Assert.Equal(20, shown.Rows.Count);
        Assert.DoesNotContain("c.mp4", shown.Rows.Select(row => (string?)row["name"]));
        Assert.Empty(Directory.GetDirectories(Path.Combine(desk.Desk.Directory, "incoming")));
    }

    [Fact]
    public async Task What_the_house_compared_stays_in_the_house_and_hides_no_evidence()
    {
        await using var desk = await SceneAsync();
        await desk.ExamineAsync();
        await desk.MatchAsync();
        await desk.JudgeAsync((string)Assert.Single(await desk.ListAsync())["id"]!, isCopy: true);
        var told = await Desk.RunAsync(
            new HandoverPreviewer(desk.Desk.Vault),
            new PreviewHandover
            {
                Wanted = new MakeHandover
                {
                    By = desk.Desk.Member,
                    Case = "Exercise",
                    To = "Defence",
                    Purpose = "disclosure",
                    Select = ItemSelection.Everything,
                    Out = "anywhere",
                    Form = PackageForm.Folder,
                },
            });
        var withheld = told.Rows.Select(row => ((string?)row["fact"], (string?)row["field"])).ToList();
        Assert.Equal(4, withheld.Count(one => one is (
            nameof(MatchProposed) or nameof(MatchJudged) or nameof(ItemMatched), null)));
        Assert.DoesNotContain(withheld, one => one.Item1 is "ItemExamined" or "ItemReceived"
            && one.Item2 is not ("path" or "modified"));
    }

    [Fact]
    public async Task What_a_killed_run_leaves_is_swept_by_the_next_writer()
    {
        await using var desk = await MatchDesk.CreateAsync();
        var incoming = Path.Combine(desk.Desk.Directory, "incoming");
        await desk.Desk.AtRestAsync(async () =>
        {
            var left = Directory.CreateDirectory(Path.Combine(incoming, "candidates-0000")).FullName;
            await File.WriteAllTextAsync(Path.Combine(left, "segment-1"), "half written", Desk.Ct);
        });
        Assert.Empty(Directory.GetFileSystemEntries(incoming));
    }

    [Fact]
    public async Task Without_prints_it_says_what_makes_them()
    {
        await using var desk = await MatchDesk.CreateAsync();
        desk.Desk.Folder.Write("a.txt", "A text has no print.");
        await desk.Desk.AddAsync(desk.Desk.Add());
        var told = await desk.MatchAsync();
        Assert.Equal(["no-prints"], told.Codes);
        Assert.Equal(Ending.Done, told.Ending);
    }

    [Fact]
    public async Task A_print_whose_bytes_are_not_those_on_the_record_is_told_and_the_rest_goes_on()
    {
        await using var desk = await SceneAsync();
        await desk.AddOtherAsync();
        await desk.ExamineAsync();
        var made = (await desk.Desk.FactsAsync("ItemExamined"))[0];
        var digest = (string)JsonNode.Parse(made.Fields.Value("derivatives")!.ToString())![0]!["sha256"]!;
        var path = Directory.GetFiles(
            desk.Desk.Directory, $"{digest}*", SearchOption.AllDirectories).Single();
        File.Delete(path);
        await File.WriteAllTextAsync(path, "not it", Desk.Ct);
        var told = await desk.MatchAsync();
        Assert.Equal(["print-damaged"], told.Codes);
        Assert.Equal((Ending.DamageFound, 2), (told.Ending, told.Count("matched")));
    }

    [Fact]
    public async Task The_sound_of_one_event_is_matched_without_pictures()
    {
        await using var desk = await MatchDesk.CreateAsync();
        const string Noise = "-f lavfi -i anoisesrc=seed=3:color=pink:duration=20:amplitude=0.4,"
            + "tremolo=f=1.3:d=0.8,tremolo=f=0.31:d=0.7";
        await desk.AddAsync("one.wav", $"{Noise} -ac 1 -ar 16000");
        await desk.AddAsync("two.wav", $"{Noise} -ss 5 -ac 1 -ar 16000 -af volume=0.5");
        await desk.AddAsync(
            "other.wav", "-f lavfi -i anoisesrc=seed=9:color=pink:duration=20:amplitude=0.4,"
                + "tremolo=f=2.1:d=0.8,tremolo=f=0.43:d=0.7 -ac 1 -ar 16000");
        await desk.ExamineAsync(withSound: true);
        await desk.MatchAsync();
        var match = Assert.Single(await desk.ListAsync());
        Assert.Empty(match["stretches"]!.AsArray());
        Assert.InRange((long)match["sound"]!["offset_ms"]!, 4_900, 5_100);
        Assert.Contains("two.wav sounds like one.wav", (string)match["says"]![0]!, StringComparison.Ordinal);
    }

    private static async Task<MatchDesk> SceneAsync()
    {
        var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.AddCopyAsync();
        return desk;
    }

    private static string? Name(JsonNode? item) => (string?)item!["name"];
}
