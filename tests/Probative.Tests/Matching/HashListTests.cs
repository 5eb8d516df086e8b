using System.Text;
using System.Text.Json.Nodes;
using Probative.Handover;
using Probative.Handover.HashLists;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Matching.HashLists;
using Probative.Preservation.Restrictions;
using Probative.Tests.Samples;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Matching;

public class HashListTests
{
    [Fact]
    public async Task What_one_case_gives_out_finds_the_same_footage_in_another_without_the_footage()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        var given = await desk.ExportAsync("given.csv");
        Assert.Equal((Ending.Done, 2), (given.Ending, given.Count("items")));
        Assert.DoesNotContain("mp4", desk.Text("given.csv"), StringComparison.Ordinal);
        var number = (long)given.Rows.Single(row => (string?)row["item"]!["name"] == "a.mp4")["in_list"]!;

        await desk.Desk.OpenCaseAsync("Another");
        desk.Desk.Folder.Shell(
            "ffmpeg -nostdin -v error -y -ss 2 -i a.mp4 -t 5 -c:v libx264 -crf 30 found.mp4; rm [ac].mp4");
        await desk.Desk.AddAsync(desk.Desk.Add("Another"));
        await desk.Films.ExamineAsync();
        var told = await desk.ImportAsync("given.csv", "Another");
        Assert.Equal((Ending.Done, 1, 1), (told.Ending, told.Count("compared"), told.Count("near")));
        var near = Assert.Single(told.Rows);
        Assert.Equal("found.mp4", (string?)near["item"]!["name"]);
        Assert.Equal("possible copy", (string?)near["state"]);
        var found = near["found"]!.AsArray().Single(one => (string?)one!["sign"] == "sequence")!;
        Assert.Equal($"{number}", (string?)found["of"]);
        Assert.InRange((long)found["list_ms"]![0]!, 1_500, 3_000);
        Assert.InRange((long)found["list_ms"]![1]!, 6_000, 7_500);
        Assert.InRange((long)found["hashes"]!, 6, 14);
        Assert.InRange((long)found["distance"]!, 0, 20);
        Assert.StartsWith("found.mp4 at ", (string)near["says"]![0]!, StringComparison.Ordinal);

        // Nothing of it is in the case that gave it, nor does another case see the list.
        Assert.Empty((await desk.ListAsync()).Result["lists"]!.AsArray());
        Assert.Empty((await desk.ListAsync("Another")).Result["exports"]!.AsArray());
        Assert.Single((await desk.ListAsync()).Result["exports"]!.AsArray());
    }

    [Fact]
    public async Task Public_lists_of_vpdq_find_the_videos_of_their_group_and_no_other()
    {
        if (!SampleMaterial.IsHere("ffmpeg")) Assert.Skip("Not run: ffmpeg is not installed.");
        await using var desk = await HashListDesk.CreateAsync();
        await desk.AddPublicAsync(
            "pattern-sd-grey-bar", "chair-19-sd-bar", "doorknob-hd-no-bar", "pattern-sd-with-large-logo-bar");
        foreach (var (list, near) in ((string, string[])[])
            [
                ("pattern-sd-grey-bar", ["pattern-sd-grey-bar", "pattern-sd-with-large-logo-bar"]),
                ("doorknob-hd-no-bar", ["doorknob-hd-no-bar"]),
                ("chair-19-sd-bar", ["chair-19-sd-bar"]),
                ("test-padded-dimensions", []),
            ])
        {
            var path = Repository.Outside($"vpdq/common/{list}.txt");
            var told = await desk.ImportAsync(await File.ReadAllBytesAsync(path, Desk.Ct));
            Assert.Equal("vpdq-text", (string?)told.Result["list"]!["format"]);
            Assert.Equal(4, told.Count("compared"));
            Assert.Equal(
                near.Order(StringComparer.Ordinal),
                told.Rows.Select(row => Path.GetFileNameWithoutExtension((string)row["item"]!["name"]!))
                    .Order(StringComparer.Ordinal));
        }

        Assert.Equal(4, (await desk.ListAsync()).Rows.Count);
    }

    [Fact]
    public async Task The_same_list_again_is_kept_once_and_a_later_item_is_compared()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        await desk.ExportAsync("given.txt", "vpdq-text", "name:a.mp4");
        var first = await desk.ImportAsync("given.txt");
        Assert.Equal((2, 1), (first.Count("compared"), first.Count("near")));
        Assert.Equal((2, 0), await SearchedAsync());
        var again = await desk.ImportAsync("given.txt");
        Assert.Equal(["list-there"], again.Codes);
        Assert.Empty(again.Recorded);
        Assert.Equal((0, 2), (again.Count("compared"), again.Count("stood")));

        await desk.Films.AddAsync("d.mp4", "-ss 3 -i a.mp4 -vf hue=s=0 -c:v libx264 -crf 28");
        await desk.Films.ExamineAsync();
        Assert.Equal((2, 1), await SearchedAsync());
        var later = await desk.MatchAsync();
        Assert.Equal((1, 1, 2, 1), (
            later.Count("lists"), later.Count("compared"), later.Count("stood"), later.Count("near")));
        Assert.Equal("d.mp4", (string?)Assert.Single(later.Rows)["item"]!["name"]);
        Assert.Equal(2, (await desk.ListAsync()).Rows.Count);
        Assert.Equal((3, 0), await SearchedAsync());
        Assert.Single(await desk.Desk.FactsAsync(nameof(HashListImported)));

        async Task<(long Searched, long Due)> SearchedAsync()
        {
            var list = Assert.Single((await desk.ListAsync()).Result["lists"]!.AsArray())!;
            return ((long)list["searched"]!, (long)list["due"]!);
        }
    }

    [Fact]
    public async Task Who_did_not_join_the_case_sees_nothing_and_gives_nothing_out()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        await desk.ExportAsync("given.csv");
        await desk.ImportAsync("given.csv");
        var other = await desk.Desk.AddMemberAsync("Ola Nordby", desk.Desk.Member);
        Told[] told =
        [
            await desk.ListAsync(by: other),
            await desk.ExportAsync("more.csv", by: other),
            await desk.ImportAsync(HashListDesk.Unrelated(3), by: other),
        ];
        Assert.All(told, one => Assert.Equal(Ending.WrongUsage, one.Ending));
        Assert.All(told, one => Assert.Empty(one.Rows));
        Assert.False(File.Exists(desk.PathOf("more.csv")));
        Assert.Single(await desk.Desk.FactsAsync(nameof(HashesExported)));
    }

    [Fact]
    public async Task What_was_stopped_goes_on_and_records_nothing_twice()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        await desk.ExportAsync("given.csv");
        using var stop = new CancellationTokenSource();
        var told = new Told();
        var run = new HashesImporter(desk.Desk.Vault).RunAsync(
            new ImportHashes
            {
                By = desk.Desk.Member,
                Case = "Exercise",
                From = "Osk office",
                List = await File.ReadAllBytesAsync(desk.PathOf("given.csv"), Desk.Ct),
            },
            stop.Token);
        await foreach (var happened in run)
        {
            told.Add(happened);
            if (happened is CommandEvent.Recorded { Type: nameof(HashListImported) })
                await stop.CancelAsync();
        }

        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Contains("interrupted", told.Codes);
        await desk.Desk.ReopenAsync();
        Assert.Equal(Ending.Done, (await desk.ImportAsync("given.csv")).Ending);
        var compared = await desk.Desk.FactsAsync(nameof(HashListMatched));
        Assert.Equal(2, compared.Count);
        Assert.Equal(2, compared.Select(fact => fact.Fields.Id("item")).Distinct().Count());
        Assert.Single(await desk.Desk.FactsAsync(nameof(HashListImported)));
    }

    [Fact]
    public async Task Wrong_lines_are_named_and_poor_hashes_counted_and_what_is_no_list_is_refused()
    {
        await using var desk = await HashListDesk.CreateAsync();
        var good = Encoding.UTF8.GetString(HashListDesk.Unrelated(2));
        var told = await desk.ImportAsync(
            Encoding.UTF8.GetBytes($"{good}{good[..10]},100\n{new string('a', 64)},49\n"));
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(
            "Line 3, from byte 138: The hash is not 64 hexadecimal digits.", told.Problems[0].Message);
        var list = told.Result["list"]!;
        Assert.Equal((3, 1, 1), ((long)list["entries"]!, (long)list["poor"]!, (long)list["faults"]!));

        var before = (await desk.Desk.FactsAsync()).Count;
        Assert.Equal(["bad-list", "bad-hash"], (await desk.ImportAsync("a letter"u8.ToArray())).Codes);
        Assert.Equal(
            ["bad-value"], (await desk.ImportAsync(HashListDesk.Unrelated(1), format: "xml")).Codes);
        Assert.Equal(["bad-value"], (await desk.ImportAsync(HashListDesk.Unrelated(1), from: " ")).Codes);
        Assert.Equal(before, (await desk.Desk.FactsAsync()).Count);
    }

    [Fact]
    public async Task Restricted_items_are_left_out_and_one_film_is_one_list()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        Assert.Equal(["one-film"], (await desk.ExportAsync("all.json", "json")).Codes);
        Assert.Equal(["bad-value"], (await desk.ExportAsync("all.xml", "xml")).Codes);
        await desk.ImportAsync(HashListDesk.Unrelated(5));
        await desk.ExportAsync("a.csv", item: "name:a.mp4", withNames: true);
        Assert.Contains("\na.mp4,0,0.000,100,", desk.Text("a.csv"), StringComparison.Ordinal);
        await desk.ImportAsync("a.csv");
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:a.mp4", Case = null, Reason = "The person asked",
        });
        var left = await desk.ExportAsync("open.json", "json");
        Assert.Equal((1, 1), (left.Count("items"), left.Count("restricted_left_out")));
        Assert.NotNull(JsonNode.Parse(desk.Text("open.json")));
        Assert.Equal(2, (await desk.ExportAsync("all.csv", withRestricted: true)).Count("items"));
        Assert.Equal(["item-restricted"], (await desk.ExportAsync("x.csv", item: "name:a.mp4")).Codes);
        Assert.Equal(["out-exists"], (await desk.ExportAsync("all.csv")).Codes);
        Assert.Empty((await desk.ListAsync()).Rows);
        Assert.Single((await desk.ListAsync(withRestricted: true)).Rows);
    }

    [Fact]
    public async Task What_was_given_under_conditions_does_not_leave_as_hashes()
    {
        await using var desk = await HashListDesk.CreateAsync();
        await desk.Films.AddSceneAsync();
        desk.Desk.Folder.Shell("ffmpeg -nostdin -v error -y -i a.mp4 -t 3 -c:v libx264 b.mp4; rm a.mp4");
        await desk.Desk.AddAsync(desk.Desk.Add(stated: Statement.Nothing with
        {
            Acquisition = StatedAcquisition.Nothing with { Conditions = "Not to be passed on" },
        }));
        await desk.Films.ExamineAsync();
        var told = await desk.ExportAsync("open.csv");
        Assert.Equal((1, 1), (told.Count("items"), told.Count("terms_left_out")));
        Assert.Equal("a.mp4", (string?)Assert.Single(told.Rows)["item"]!["name"]);
        Assert.Equal(["on-terms"], (await desk.ExportAsync("b.csv", item: "name:b.mp4")).Codes);
    }

    [Fact]
    public async Task It_is_recorded_before_anything_leaves_and_says_for_whom_and_what_it_gives_away()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        await Assert.ThrowsAsync<StorageException>(
            () => desk.ExportAsync("full.csv", outlet: new HashListDesk.Full()));
        Assert.Single(await desk.Desk.FactsAsync(nameof(HashesExported)));

        var told = await desk.ExportAsync("given.txt", "pdq-text");
        Assert.Contains("likeness", (string)told.Result["gives_away"]!, StringComparison.Ordinal);
        var fields = (await desk.Desk.FactsAsync(nameof(HashesExported)))[1].Fields;
        Assert.Equal(("Osk office", "To compare", "pdq-text"), (
            fields.Text("for"), fields.Text("reason"), fields.Text("format")));
        Assert.Equal(
            Hash32.Of(await File.ReadAllBytesAsync(desk.PathOf("given.txt"), Desk.Ct)),
            fields.Digest("sha256"));
        Assert.Equal(
            File.ReadLines(desk.PathOf("given.txt")).Count(), fields.Count("entries"));

        // Without a file the list comes with the answer, as recorded, and reaches nothing of the machine.
        var asked = new ExportHashes
        {
            By = desk.Desk.Member,
            Case = "Exercise",
            Format = "pdq-text",
            For = "Osk office",
            Reason = "To compare",
        };
        Assert.Equal((false, true), (asked.ReachesMachine, (asked with { To = "a" }).ReachesMachine));
        told = await Desk.RunAsync(new HashesExporter(desk.Desk.Vault, new HashListDesk.Full()), asked);
        Assert.Equal(desk.Text("given.txt"), (string?)told.Result["table"]);
        Assert.Null(told.Result["written"]);
        fields = (await desk.Desk.FactsAsync(nameof(HashesExported)))[2].Fields;
        Assert.Equal((string?)told.Result["sha256"], fields.Digest("sha256")!.Value.ToHex());
    }

    [Fact]
    public async Task A_list_whose_bytes_are_gone_is_told_and_nothing_of_lists_leaves_with_a_handover()
    {
        await using var desk = await HashListDesk.WithFilmsAsync();
        await desk.ExportAsync("a.csv", item: "name:a.mp4");
        var list = await desk.ImportAsync("a.csv");
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
        Assert.Equal(4, told.Rows.Count(row => row["field"] is null && (string?)row["fact"] is
            nameof(HashListImported) or nameof(HashListMatched) or nameof(HashesExported)));

        var sha256 = (string)list.Result["list"]!["sha256"]!;
        File.Delete(Directory.GetFiles(
            desk.Desk.Directory, $"{sha256}*", SearchOption.AllDirectories).Single());
        Assert.Equal(["list-damaged"], (await desk.MatchAsync()).Codes);
        Assert.Equal(Ending.DamageFound, (await desk.MatchAsync()).Ending);
    }
}
