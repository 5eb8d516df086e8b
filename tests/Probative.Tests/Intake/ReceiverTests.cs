using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Intake;
using Probative.Intake.Sources;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Local.Sources;
using Xunit;

namespace Probative.Tests.Intake;

public sealed partial class ReceiverTests
{
    private static readonly Statement s_stated = new(
        new StatedAcquisition("a volunteer", "memory card", "2026-10", null, "may be shown"),
        [new StatedAppearance("channel Ridge Watch", null, "14:05", "local time", null, null, null)]);

    [Fact]
    public async Task Every_file_is_an_item_with_what_was_stated_of_it()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a/report.txt", "one");
        desk.Folder.Write("b.txt", "two");

        var told = await desk.AddAsync(desk.Add(stated: s_stated));

        Assert.Equal(Ending.Done, told.Ending);
        Assert.Equal((2, 0, 0, 6), (
            told.Count("kept"), told.Count("again"), told.Count("failed"), told.Count("bytes")));
        var received = await desk.FactsAsync("ItemReceived");
        Assert.Equal(["report.txt", "b.txt"], received.Select(fact => fact.Fields.Text("name")));
        Assert.All(received, fact => Assert.Equal("a volunteer", fact.Fields.Text("from")));
        Assert.All(received, fact => Assert.Null(fact.Fields.Text("conditions")));
        Assert.Equal(Hash32.Of("one"u8), received[0].Fields.Digest("sha256"));
        Assert.Equal(desk.Folder["a/report.txt"], received[0].Fields.Text("path"));
        var seen = await desk.FactsAsync("AppearanceRecorded");
        Assert.Equal(
            received.Select(fact => fact.Fields.Id("item")), seen.Select(fact => fact.Fields.Id("item")));
        Assert.All(seen, fact => Assert.Equal("local time", fact.Fields.Text("zone")));
        Assert.Equal(
            [
                "IntakeStarted", "ItemReceived", "AppearanceRecorded", "ItemReceived", "AppearanceRecorded",
                "IntakeFinished",
            ],
            (await desk.FactsAsync()).TakeLast(6).Select(fact => fact.Fields.Type));
        Assert.Equal(desk.Vault.Ledger.Size, (long)told.Result["checkpoint"]!["size"]!);
    }

    [Fact]
    public async Task An_empty_path_is_refused_and_nothing_is_recorded()
    {
        await using var desk = await Desk.CreateAsync();
        var size = desk.Vault.Ledger.Size;
        var told = await desk.AddAsync(desk.Add() with { Paths = [""] });
        Assert.Equal((Ending.WrongUsage, "path-empty"), (told.Ending, Assert.Single(told.Codes)));
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task A_folder_in_which_nothing_is_found_is_told()
    {
        await using var desk = await Desk.CreateAsync();
        var told = await desk.AddAsync(desk.Add());
        Assert.Equal((Ending.Done, "nothing-found"), (told.Ending, Assert.Single(told.Codes)));
    }

    [Fact]
    public async Task An_appearance_that_nobody_stated_is_not_recorded()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a", "one");
        await desk.AddAsync(desk.Add());
        Assert.Empty(await desk.FactsAsync("AppearanceRecorded"));
    }

    [Fact]
    public async Task The_same_bytes_again_are_one_item_with_one_more_receipt()
    {
        await using var desk = await Desk.CreateAsync();
        for (var i = 0; i < 300; i++) desk.Folder.Write(
            $"f{i}", (i % 2).ToString(CultureInfo.InvariantCulture));

        var first = await desk.AddAsync(desk.Add());
        var second = await desk.AddAsync(desk.Add());

        Assert.Equal((2, 298), (first.Count("kept"), first.Count("again")));
        Assert.Equal((0, 300), (second.Count("kept"), second.Count("again")));
        var items = (await desk.FactsAsync("ItemReceived")).Select(fact => fact.Fields.Id("item")).ToList();
        Assert.Equal(600, items.Count);
        Assert.Equal(2, items.Distinct().Count());
        Assert.NotEqual((string?)first.Result["intake"], (string?)second.Result["intake"]);
    }

    [Fact]
    public async Task What_fails_is_a_fact_and_the_rest_goes_on()
    {
        await using var desk = await Desk.CreateAsync();
        var files = new BrittleFiles(
            BrittleFiles.File("a", "first"),
            BrittleFiles.ChangedFile("b", "second"),
            BrittleFiles.BrokenFile("c", "third"),
            BrittleFiles.GrowingFile("d"),
            BrittleFiles.Vanished("e"),
            BrittleFiles.File("f", "last"));

        var told = await desk.AddAsync(desk.Add(), files);

        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(
            ["kept", "failed", "failed", "failed", "failed", "kept"],
            told.Rows.Select(row => (string?)row["outcome"]));
        string[] codes = ["changed-while-read", "unreadable", "changed-while-read", "vanished"];
        Assert.Equal(codes, told.Codes);
        Assert.All(told.Problems, problem => Assert.NotEmpty(problem.Hint));
        var failed = await desk.FactsAsync("IntakeFailed");
        Assert.Equal(codes, failed.Select(fact => fact.Fields.Text("code")));
        Assert.Equal(4, (await desk.FactsAsync("IntakeFinished"))[0].Fields.Count("failed"));

        // Nothing of the files that failed was kept.
        Assert.Equal(
            2,
            Directory.GetFiles(
                Path.Combine(desk.Directory, "items"), "*", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFiles(Path.Combine(desk.Directory, "incoming")));
    }

    [Fact]
    public async Task The_same_command_retries_what_failed_and_skips_what_was_kept()
    {
        await using var desk = await Desk.CreateAsync();
        var first = await desk.AddAsync(
            desk.Add(), new BrittleFiles(BrittleFiles.File("a", "1"), BrittleFiles.Vanished("b")));
        var second = await desk.AddAsync(
            desk.Add(), new BrittleFiles(BrittleFiles.File("a", "1"), BrittleFiles.File("b", "2")));
        var third = await desk.AddAsync(
            desk.Add(), new BrittleFiles(BrittleFiles.File("a", "1"), BrittleFiles.File("b", "2")));

        Assert.Equal((string?)first.Result["intake"], (string?)second.Result["intake"]);
        Assert.True((bool)second.Result["continued"]!);
        Assert.Equal((1, 1), (second.Count("already"), second.Count("kept")));

        // The intake is complete now: the same command is a new receipt.
        Assert.False((bool)third.Result["continued"]!);
        Assert.Equal(2, third.Count("again"));
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_finished_by_the_same_command()
    {
        await using var desk = await Desk.CreateAsync();
        for (var i = 0; i < 1_000; i++) desk.Folder.Write($"f{i:0000}", $"text {i}");
        using var stop = new CancellationTokenSource();
        var counted = 0;
        var told = new Told();
        var receiver = new Receiver(desk.Vault, new LinuxSourceFiles(desk.Directory), "tests");
        await foreach (var happened in receiver.RunAsync(desk.Add(stated: s_stated), stop.Token))
        {
            told.Add(happened);
            if (happened is CommandEvent.Row && ++counted == 100) await stop.CancelAsync();
        }

        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(["interrupted"], told.Codes);
        Assert.InRange(told.Count("kept"), 100, 999);
        Assert.Empty(await desk.FactsAsync("IntakeFinished"));

        await desk.ReopenAsync();
        var rest = await desk.AddAsync(desk.Add(stated: s_stated));

        Assert.Equal(Ending.Done, rest.Ending);
        Assert.Equal(told.Count("kept"), rest.Count("already"));
        Assert.Equal(1_000, told.Count("kept") + rest.Count("kept"));
        var names = (await desk.FactsAsync("ItemReceived")).Select(fact => fact.Fields.Text("name")).ToList();
        Assert.Equal(1_000, names.Count);
        Assert.Equal(1_000, names.Distinct().Count());
        Assert.Equal(1_000, (await desk.FactsAsync("AppearanceRecorded")).Count);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_before_its_appearances_gets_them_and_no_second_receipt()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a", "one");
        desk.Folder.Write("b", "two");
        await StartAsync(desk, s_stated, "a");

        var told = await desk.AddAsync(desk.Add(stated: s_stated));

        Assert.Equal((1, 1), (told.Count("already"), told.Count("kept")));
        Assert.Equal(2, (await desk.FactsAsync("ItemReceived")).Count);
        Assert.Equal(2, (await desk.FactsAsync("AppearanceRecorded")).Count);
    }

    [Fact]
    public async Task A_file_that_changed_since_the_run_was_cut_off_is_taken_as_it_is_now()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a", "one");
        await StartAsync(desk, Statement.Nothing, "a");
        desk.Folder.Write("a", "another");

        var told = await desk.AddAsync(desk.Add());

        Assert.Equal((0, 1), (told.Count("already"), told.Count("kept")));
    }

    [Theory]
    [InlineData("Nowhere", "case-not-found")]
    [InlineData("Others", "case-not-found")]
    public async Task A_case_of_others_is_a_case_that_is_not_there(string name, string code)
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);
        var size = desk.Vault.Ledger.Size;

        var told = await desk.AddAsync(desk.Add(name));

        Assert.Equal(Ending.WrongUsage, told.Ending);
        var problem = Assert.Single(told.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal($"There is no case \"{name}\" that you are a member of.", problem.Message);
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task The_same_bytes_in_another_case_give_the_same_answer_as_new_ones()
    {
        await using var desk = await Desk.CreateAsync();
        await desk.OpenCaseAsync("Second");
        desk.Folder.Write("a", "one");
        desk.Folder.Write("b", "two");

        var first = Answer(await desk.AddAsync(desk.Add(stated: s_stated)));
        var second = Answer(await desk.AddAsync(desk.Add("Second", s_stated)));

        Assert.Equal(first, second.Replace("Second", "Exercise", StringComparison.Ordinal));
        var items = await desk.FactsAsync("ItemReceived");
        Assert.Equal(4, items.Select(fact => fact.Fields.Id("item")).Distinct().Count());
    }

    [Fact]
    public async Task Nothing_is_recorded_when_a_path_is_not_there_or_a_date_is_none()
    {
        await using var desk = await Desk.CreateAsync();
        var size = desk.Vault.Ledger.Size;
        var bad = s_stated with { Acquisition = s_stated.Acquisition with { Received = "yesterday" } };

        var told = await desk.AddAsync(desk.Add(stated: bad) with { Paths = [desk.Folder["nothing"]] });

        Assert.Equal(Ending.WrongUsage, told.Ending);
        Assert.Equal(["bad-value", "path-not-found"], told.Codes);
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task A_file_that_was_named_twice_is_taken_once()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("in/a", "one");
        var told = await desk.AddAsync(desk.Add() with
        {
            Paths = [desk.Folder["in/a"], desk.Folder["in"], desk.Folder["in/../in/a"], desk.Folder["in/"]],
        });
        Assert.Single(told.Rows);
    }

    /// <summary>What a run leaves that the power cut off after the receipt of one file.</summary>
    private static async Task StartAsync(Desk desk, Statement stated, string name)
    {
        var sources = new LinuxSourceFiles(desk.Directory);
        var root = sources.Find(desk.Folder.Path)!;
        var found = await new CaseRoll(desk.Vault).FindAsync("Exercise", desk.Member, Desk.Ct);
        var standing = Assert.IsType<CaseFound.One>(found).Standing;
        var intake = IntakeId.New();
        await desk.Vault.Ledger.AppendAsync(
            standing.Id,
            new IntakeStarted
            {
                Intake = intake,
                Tool = "tests",
                Paths = 1,
                Key = IntakeKey.Of(standing.Id, [root], stated, null),
            },
            standing.Pseudonym,
            Desk.Ct);
        using var file = sources.Walk(root).OfType<SourceEntry.Opened>().First(
            entry => entry.File.Name == name).File;
        await using var incoming = desk.Vault.Items.Begin(file.SizeBytes);
        Assert.Null(file.Read(incoming.GetBuffer().Span, out var count));
        await incoming.AdvanceAsync(count, Desk.Ct);
        var stored = await incoming.CommitAsync(Desk.Ct);
        await desk.Vault.Ledger.AppendAsync(
            standing.Id,
            new ItemReceived
            {
                Item = ItemId.New(),
                Sha256 = stored.Sha256,
                SizeBytes = stored.SizeBytes,
                Name = file.Name,
                From = null,
                How = null,
                Received = null,
                Conditions = null,
                Consent = null,
                Intake = intake,
                Path = file.Path,
                Modified = file.Modified,
            },
            standing.Pseudonym,
            Desk.Ct);
    }

    /// <summary>Everything that was told, without what is drawn at random or counts on.</summary>
    private static string Answer(Told told)
    {
        var result = told.Result;
        result.Remove("checkpoint");
        result.Remove("first_index");
        result.Remove("last_index");
        foreach (var row in told.Rows) row.Remove("index");
        var all = new JsonObject { ["result"] = result, ["rows"] = new JsonArray([.. told.Rows]) };
        return Ids().Replace(all.ToJsonString(), match => match.Length == 64 ? match.Value : "ID");
    }

    [GeneratedRegex("\\b[0-9a-f]{32}\\b|\\b[0-9a-f]{64}\\b")]
    private static partial Regex Ids();
}
