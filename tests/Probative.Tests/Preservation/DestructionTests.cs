using System.Runtime.Versioning;
using System.Text;
using Probative.Intake;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local;
using Probative.Local.Keys;
using Probative.Preservation;
using Probative.Preservation.Destruction;
using Probative.Preservation.Holds;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Preservation;

[SupportedOSPlatform("linux")]
public sealed class DestructionTests
{
    private const string Name = "lantern-festival.txt";
    private const string Words = "The lanterns were counted twice.";
    private const string Giver = "Sorrel Vantongeren";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_two_members_destroy_is_nowhere_in_the_vault_and_all_else_stands()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        foreach (var secret in (string[])[Words, Name]) Assert.NotEmpty(FilesWith(desk, secret));
        using var before = CheckWorld.CopyOf(desk.Directory);

        var done = await ApproveAsync(desk, await RequestAsync(desk, item));

        Assert.Equal(Ending.Done, done.Ending);
        foreach (var secret in (string[])[Words, Name]) Assert.Empty(FilesWith(desk, secret));
        var tombstone = Assert.Single(await desk.FactsAsync(nameof(ItemDestroyed)));
        Assert.Equal(item, tombstone.Fields.Text("item"));
        foreach (var wanted in (string[])[item, item[..8]])
        {
            var found = await new ItemRoll(desk.Vault).FindAsync(wanted, null, desk.Member, Ct);
            Assert.Equal(tombstone.Index, Assert.IsType<ItemFound.Destroyed>(found).Tombstone.FromIndex);
        }

        var received = await desk.FactsAsync("ItemReceived");
        Assert.Equal(3, received.Count);
        Assert.Equal(2, received.Count(fact => fact.Fields.Text("name") is not null));
        await AssertSoundAsync(desk);

        // A copy of before opens by the keys of before, as the answer says, and not by those of now.
        Assert.Contains("copy of the key file", (string)done.Result["not_destroyed"]![0]!);
        Directory.Delete(before.PathOf("views"), recursive: true);
        Assert.Equal(Ending.Done, (await before.CheckAsync()).Ending);
        File.Copy(desk.Directory + "/keys/keyring.json", before.PathOf("keys/keyring.json"), overwrite: true);
        var opened = await before.CheckAsync();
        var unopened = opened.Problems.Where(problem => problem.Code == "fields-damaged").ToList();
        foreach (var fact in await desk.FactsAsync("ItemReceived"))
        {
            var told = $"Fact {fact.Index}:";
            Assert.Contains(unopened, one => one.Message.StartsWith(told, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_single_field_goes_and_the_rest_of_its_fact_stays()
    {
        await using var desk = await TwoMembersAsync();
        await AddAsync(desk);
        var fact = (await desk.FactsAsync("ItemReceived"))[1];

        var done = await ApproveAsync(desk, await RequestAsync(desk, $"{fact.Index}:from"));

        Assert.Equal(Ending.Done, done.Ending);
        var facts = await desk.FactsAsync("ItemReceived");
        Assert.Null(facts[1].Fields.Value("from"));
        Assert.Equal(fact.Fields.Text("name"), facts[1].Fields.Text("name"));
        Assert.Equal(Giver, facts[0].Fields.Text("from"));
        Assert.Equal(fact.LeafHash, facts[1].LeafHash);
        var tombstone = Assert.Single(await desk.FactsAsync(nameof(FieldDestroyed)));
        Assert.Equal("from", tombstone.Fields.Text("field"));
        Assert.Equal(fact.Number, tombstone.Fields.Count("fact"));
        await AssertSoundAsync(desk);
    }

    [Fact]
    public async Task Whoever_asked_cannot_approve_and_nobody_approves_twice()
    {
        await using var desk = await TwoMembersAsync();
        var request = await RequestAsync(desk, await AddAsync(desk));

        var alone = await RunAsync(desk, request, desk.Member);
        Assert.Contains("second-member-needed", alone.Codes);
        Assert.NotEmpty(FilesWith(desk, Words));

        Assert.Equal(Ending.Done, (await ApproveAsync(desk, request)).Ending);
        Assert.Contains("destruction-decided", (await ApproveAsync(desk, request)).Codes);
        Assert.Contains("destruction-decided", (await WithdrawAsync(desk, request)).Codes);
    }

    [Fact]
    public async Task A_withdrawn_request_destroys_nothing()
    {
        await using var desk = await TwoMembersAsync();
        var request = await RequestAsync(desk, await AddAsync(desk));
        Assert.Equal(Ending.Done, (await WithdrawAsync(desk, request)).Ending);
        Assert.Contains("destruction-decided", (await ApproveAsync(desk, request)).Codes);
        Assert.NotEmpty(FilesWith(desk, Words));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_destroyed_under_hold(bool wholeCase)
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        var facts = await desk.FactsAsync("ItemReceived");
        var fact = facts.First(fact => fact.Fields.Text("item") == item);
        var request = await RequestAsync(desk, item);
        var hold = await Desk.RunAsync(new HoldKeeper(desk.Vault), new PlaceHold
        {
            By = desk.Member,
            What = wholeCase ? "Exercise" : item,
            Case = null,
            Reason = "asked for",
            Until = null,
        });
        Assert.Equal(Ending.Done, hold.Ending);

        Assert.Contains("under-hold", (await ApproveAsync(desk, request)).Codes);
        Assert.Contains("under-hold", (await AskAsync(desk, item)).Codes);
        Assert.Contains("under-hold", (await AskAsync(desk, $"{fact.Index}:how")).Codes);
        Assert.NotEmpty(FilesWith(desk, Words));

        await Desk.RunAsync(new HoldKeeper(desk.Vault), new ReleaseHold
        {
            By = desk.Member, Hold = (string)hold.Result["hold"]!["id"]!, Reason = "no longer",
        });
        Assert.Equal(Ending.Done, (await ApproveAsync(desk, request)).Ending);
        Assert.Empty(FilesWith(desk, Words));
    }

    [Fact]
    public async Task The_same_bytes_in_another_case_stay_and_nobody_is_told()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        await desk.OpenCaseAsync("Other");
        await desk.AddAsync(desk.Add("Other"));

        var done = await ApproveAsync(desk, await RequestAsync(desk, item));

        Assert.Equal(Ending.Done, done.Ending);
        Assert.NotEmpty(FilesWith(desk, Words));
        Assert.DoesNotContain("Other", done.Result.ToJsonString());
        await AssertSoundAsync(desk);
    }

    [Theory]
    [InlineData("at", "field-stays")]
    [InlineData("sha256", "field-stays")]
    [InlineData("nothing_of_this_name", "field-not-found")]
    [InlineData("pad1", "field-not-found")]
    public async Task What_says_what_a_fact_is_about_stays(string field, string code)
    {
        await using var desk = await TwoMembersAsync();
        await AddAsync(desk);
        var fact = (await desk.FactsAsync("ItemReceived"))[0];
        Assert.Contains(code, (await AskAsync(desk, $"{fact.Index}:{field}")).Codes);
    }

    [Fact]
    public async Task What_ties_a_fact_to_another_stays()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        await Desk.RunAsync(new HoldKeeper(desk.Vault), new PlaceHold
        {
            By = desk.Member, What = item, Case = null, Reason = "asked for", Until = null,
        });
        var placed = Assert.Single(await desk.FactsAsync(nameof(HoldPlaced)));
        Assert.Contains("field-stays", (await AskAsync(desk, $"{placed.Index}:hold")).Codes);
    }

    [Fact]
    public async Task A_case_of_others_is_a_case_that_is_not_there()
    {
        await using var desk = await TwoMembersAsync();
        var stranger = await desk.AddMemberAsync("Una Fremd", desk.Member);
        var item = await AddAsync(desk);
        var fact = (await desk.FactsAsync("ItemReceived"))[0];
        var request = await RequestAsync(desk, item);

        Assert.Contains("destruction-not-found", (await RunAsync(desk, request, stranger)).Codes);
        Assert.Contains("item-not-found", (await AskAsync(desk, item, stranger)).Codes);
        Assert.Contains("field-not-found", (await AskAsync(desk, $"{fact.Index}:from", stranger)).Codes);
        var list = await Desk.RunAsync(
            new DestructionLister(desk.Vault),
            new ListDestructions { By = stranger, Case = null, Limit = 100 });
        Assert.Empty(list.Rows);
    }

    [Fact]
    public async Task A_members_name_can_be_destroyed()
    {
        await using var desk = await TwoMembersAsync();
        await desk.AddMemberAsync("Dorit Lockhart", desk.Member);
        var added = (await desk.FactsAsync("MemberAdded"))[^1];

        var done = await ApproveAsync(desk, await RequestAsync(desk, $"{added.Index}:name"));

        Assert.Equal(Ending.Done, done.Ending);
        Assert.Empty(FilesWith(desk, "Dorit Lockhart"));
        await AssertSoundAsync(desk);
    }

    [Fact]
    public async Task Facts_that_are_recorded_meanwhile_open_afterwards()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        var request = await RequestAsync(desk, item);
        var @case = (await desk.FactsAsync("ItemReceived"))[0].Case;
        using var stop = new CancellationTokenSource();
        var appending = Task.Run(
            async () =>
            {
                var count = 0;
                for (; !stop.IsCancellationRequested; count++)
                    await desk.Vault.Ledger.AppendAsync(@case, TestVault.Fact(count), "P-1", Ct);
                return count;
            },
            Ct);

        Assert.Equal(Ending.Done, (await ApproveAsync(desk, request)).Ending);
        await stop.CancelAsync();
        var appended = await appending;

        var joined = (await desk.FactsAsync("MemberJoined")).Count(fact => fact.Case == @case);
        Assert.Equal(appended + 2, joined);
        await AssertSoundAsync(desk);
    }

    [Fact]
    public async Task A_reader_that_is_open_meanwhile_reads_on()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        var request = await RequestAsync(desk, item);
        var opened = LocalVault.OpenForReading(new VaultRequest
        {
            Directory = desk.Directory,
            Secret = new VaultSecret.Nothing(),
            Command = "test",
        });
        await using var reader = Assert.IsType<OpeningOutcome.Opened>(opened).Vault;
        var first = await reader.Ledger.ReadAsync(0, 1, Ct).FirstAsync(Ct);
        Assert.Equal("VaultCreated", first.Type);

        Assert.Equal(Ending.Done, (await ApproveAsync(desk, request)).Ending);

        var facts = reader.Ledger.ReadAsync(0, reader.Ledger.Size, Ct);
        var types = await facts.Select(fact => fact.Type).ToListAsync(Ct);
        Assert.Contains(nameof(ItemDestroyed), types);
        Assert.DoesNotContain("", types);
    }

    [Fact]
    public async Task Fields_that_are_gone_without_a_tombstone_are_damage_and_so_are_those_that_came_back()
    {
        await using var desk = await TwoMembersAsync();
        var item = await AddAsync(desk);
        await ApproveAsync(desk, await RequestAsync(desk, item));
        var fact = (await desk.FactsAsync("ItemReceived")).First(fact => fact.Fields.Id("item") is not null);
        await AssertSoundAsync(desk);

        await desk.AtRestAsync(async () =>
        {
            var world = CheckWorld.At(desk.Directory);
            world.Sql($"DELETE FROM sealed WHERE place / 512 = {fact.Index} AND subject NOTNULL");
            var found = await world.CheckAsync();
            var missing = Assert.Single(found.Problems, problem => problem.Code == "fields-missing");
            Assert.StartsWith($"Fact {fact.Index}:", missing.Message, StringComparison.Ordinal);
        });
    }

    private static async Task<Desk> TwoMembersAsync()
    {
        var desk = await Desk.CreateAsync();
        await desk.AddMemberAsync("Ola Nordby", desk.Member);
        var joined = await Desk.RunAsync(new CaseJoiner(desk.Vault), new JoinCase
        {
            By = desk.Member,
            Case = "Exercise",
            Member = "Ola Nordby",
            Role = "reviewer",
        });
        Assert.Equal(Ending.Done, joined.Ending);
        return desk;
    }

    /// <summary>Takes three files in and returns the id of the one that is to be destroyed.</summary>
    private static async Task<string> AddAsync(Desk desk)
    {
        desk.Folder.Write("a-ferry.txt", "The ferry left at noon.");
        desk.Folder.Write(Name, Words);
        desk.Folder.Write("z-gate.txt", "The gate was open.");
        await desk.AddAsync(desk.Add(stated: StatedBy(Giver)));
        var facts = await desk.FactsAsync("ItemReceived");
        return facts.First(fact => fact.Fields.Text("name") == Name).Fields.Text("item")!;
    }

    private static Task<Told> AskAsync(Desk desk, string target, MemberId? by = null) => Desk.RunAsync(
        new DestructionRequester(desk.Vault),
        new RequestDestruction
        {
            By = by ?? desk.Member,
            Targets = [target],
            Case = null,
            Reason = "Consent was withdrawn.",
        });

    private static async Task<string> RequestAsync(Desk desk, string target)
    {
        var told = await AskAsync(desk, target);
        Assert.Equal(Ending.Done, told.Ending);
        return (string)told.Result["destruction"]!;
    }

    private static async Task<MemberId> OtherAsync(Desk desk) =>
        (await new MemberRoll(desk.Vault).AllAsync(Ct)).First(one => one.Name == "Ola Nordby").Id;

    private static async Task<Told> ApproveAsync(Desk desk, string request) =>
        await RunAsync(desk, request, await OtherAsync(desk));

    private static Task<Told> RunAsync(Desk desk, string request, MemberId by) => Desk.RunAsync(
        new DestructionApprover(desk.Vault), new ApproveDestruction { By = by, Destruction = request });

    private static async Task<Told> WithdrawAsync(Desk desk, string request) => await Desk.RunAsync(
        new DestructionWithdrawer(desk.Vault),
        new WithdrawDestruction { By = await OtherAsync(desk), Destruction = request, Reason = "not now" });

    private static Statement StatedBy(string giver) =>
        Statement.Nothing with { Acquisition = StatedAcquisition.Nothing with { From = giver } };

    /// <summary>The files of the vault in which a text stands, byte for byte.</summary>
    private static IReadOnlyList<string> FilesWith(Desk desk, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(desk.Directory, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path) != "lock")
                .Where(path => ReadShared(path).AsSpan().IndexOf(bytes) >= 0),
        ];
    }

    private static byte[] ReadShared(string path)
    {
        const FileShare all = FileShare.ReadWrite | FileShare.Delete;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, all);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Task AssertSoundAsync(Desk desk) => desk.AtRestAsync(async () =>
    {
        var found = await CheckWorld.At(desk.Directory).CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.DoesNotContain(found.Problems, problem => problem.Code is "stray-file" or "left-over");
    });
}
