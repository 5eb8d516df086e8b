using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Local.Auditing;
using Probative.Preservation.Dates;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Auditing;

/// <summary>The access log as a file: whole entries or none, by one key, and erased by dates.</summary>
public sealed class AccessLogTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly DateTimeOffset s_start = new(2027, 1, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_file_that_ends_anywhere_gives_its_whole_entries_and_what_follows_begins_another()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock(s_start);
        await WriteAsync(folder.Path, clock, "one", "two", "three");
        var path = folder["access/2027-01-30-0.log"];
        var bytes = File.ReadAllBytes(path);
        var size = bytes.Length / 3;
        for (var cut = 0; cut < bytes.Length; cut += 7)
        {
            File.WriteAllBytes(path, bytes[..cut]);
            Assert.Equal(cut / size, Commands(folder.Path).Count());
            Assert.Equal(cut % size, Torn(path, bytes.AsSpan(0, cut)));
        }

        File.WriteAllBytes(path, bytes[..^1]);
        await WriteAsync(folder.Path, clock, "four", "five");
        Assert.Equal(["one", "two", "four", "five"], Commands(folder.Path));
        Assert.Equal(bytes[..^1], File.ReadAllBytes(path));
        Assert.True(File.Exists(folder["access/2027-01-30-1.log"]));
    }

    [Fact]
    public async Task Entries_that_many_write_at_once_are_all_there()
    {
        using var folder = new TempFolder();
        var clock = new ManualClock(s_start);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(writer => Task.Run(() =>
            WriteAsync(folder.Path, clock, [.. Enumerable.Range(0, 20).Select(i => $"{writer} {i}")]))));
        Assert.Equal(100, Commands(folder.Path).Distinct().Count());
    }

    [Fact]
    public async Task An_entry_opens_at_its_place_alone_and_under_its_key_alone()
    {
        using var folder = new TempFolder();
        await WriteAsync(folder.Path, new ManualClock(s_start), "one", "two");
        const string name = "2027-01-30-0.log";
        var bytes = File.ReadAllBytes(folder[$"access/{name}"]);
        byte[] swapped = [.. bytes[(bytes.Length / 2)..], .. bytes[..(bytes.Length / 2)]];
        Assert.Equal([0, 1], AccessReading.Of(s_key, name, swapped).Damaged);
        Assert.Equal([0, 1], AccessReading.Of(s_key, "2027-01-31-0.log", bytes).Damaged);
        Assert.Equal([0, 1], AccessReading.Of(new byte[32], name, bytes).Damaged);
        Assert.Equal(2, AccessReading.Of(s_key, name, bytes).Entries.Count);
    }

    [Fact]
    public async Task A_flipped_bit_in_any_byte_is_named_by_the_check()
    {
        using var world = await CheckWorld.CreateAsync(facts: 3);
        await using (var vault = await TestVault.OpenAsync(world.Directory))
        {
            var (access, problem) = await vault.Vault.Access.BeginAsync("show", null, "a reason");
            Assert.Null(problem);
            Assert.Null(await vault.Vault.Access.EndAsync(access, Ending.Done, new([], ["fact:1"], 1)));
        }

        Assert.Empty((await world.CheckAsync()).Problems);
        var file = Assert.Single(Directory.EnumerateFiles(world.PathOf("access"), "*.log"));
        var length = new FileInfo(file).Length;
        for (long offset = 0; offset < length; offset++)
        {
            world.Change($"access/{Path.GetFileName(file)}", offset, (byte)(1 << (int)(offset % 8)));
            var found = await world.CheckAsync();
            Assert.Contains(found.Problems, problem =>
                problem.Path == file && problem.Code is "access-damaged" or "access-torn");
            if (offset % (length / 2) >= 4) Assert.Equal(Ending.DamageFound, found.Ending);
            world.Change($"access/{Path.GetFileName(file)}", offset, (byte)(1 << (int)(offset % 8)));
        }
    }

    [Fact]
    public async Task What_is_past_its_date_is_erased_and_one_entry_says_so()
    {
        var clock = new ManualClock(s_start);
        await using var test = await TestVault.CreateAsync(clock);
        var (auditor, other) = (await AddAsync(test, "Ada", "auditor"), await AddAsync(test, "Ira", null));
        await WriteVaultAsync(test, "show");
        clock.Now = s_start.AddDays(1);
        await WriteVaultAsync(test, "list items");
        clock.Now = s_start.AddDays(2);

        var keeper = new AccessKeeper(test.Vault);
        var keep = new KeepAccess { By = auditor, Days = 1 };
        Assert.Equal(["not-an-auditor"], (await Desk.RunAsync(keeper, keep with { By = other })).Codes);
        var early = new EraseAccess { By = auditor, Before = "2027-01-31" };
        Assert.Equal(["access-not-due"], (await Desk.RunAsync(keeper, early)).Codes);
        Assert.Equal(["bad-value"], (await Desk.RunAsync(keeper, keep with { Days = 0 })).Codes);

        Assert.Equal("2027-01-31", (string?)(await Desk.RunAsync(keeper, keep)).Result["kept_since"]);
        var erase = new EraseAccess { By = auditor };
        Assert.Equal(["not-an-auditor"], (await Desk.RunAsync(keeper, erase with { By = other })).Codes);
        Assert.True(File.Exists(test.PathOf("access/2027-01-30-0.log")));
        Assert.Equal(["access-due"], await DueAsync(test, auditor));
        Assert.Equal(1, (await Desk.RunAsync(keeper, erase)).Count("erased"));

        Assert.Equal(
            ["2027-01-31-0.log", "2027-02-01-0.log", "lock"],
            Directory.EnumerateFiles(test.PathOf("access")).Select(Path.GetFileName).Order());
        Assert.Empty(await DueAsync(test, auditor));
        var listed = await ListAsync(test, auditor);
        Assert.Equal(
            ["access erase", "access keep", "list items"],
            listed.Rows.Select(row => (string?)row["command"]));
        Assert.Contains("1 accesses of before 2027-01-31", (string?)listed.Rows[0]["says"]);

        // The days outlive the entry that set them.
        clock.Now = s_start.AddDays(30);
        Assert.Equal(1, (await Desk.RunAsync(keeper, erase)).Count("kept_days"));
        var left = Assert.Single((await ListAsync(test, auditor)).Rows);
        Assert.Equal("access erase", (string?)left["command"]);
        clock.Now = s_start.AddDays(31);
        Assert.Equal(1, (await Desk.RunAsync(keeper, erase)).Count("kept_days"));
    }

    [Fact]
    public async Task Without_another_word_entries_are_kept_for_three_years()
    {
        var clock = new ManualClock(s_start);
        await using var test = await TestVault.CreateAsync(clock);
        var auditor = await AddAsync(test, "Ada", "auditor");
        await WriteVaultAsync(test, "show");
        clock.Now = s_start.AddDays(1095);
        Assert.Empty(await DueAsync(test, auditor));
        clock.Now = s_start.AddDays(1096);
        Assert.Equal(["access-due"], await DueAsync(test, auditor));
    }

    private static int Torn(string path, ReadOnlySpan<byte> bytes) =>
        AccessReading.Of(s_key, Path.GetFileName(path), bytes).TornBytes;

    private static async Task WriteAsync(
        string directory, TimeProvider clock, params IReadOnlyList<string> commands)
    {
        using var log = new AccessLog(directory, s_key, clock);
        foreach (var command in commands)
        {
            var (_, problem) = await log.BeginAsync(command, null, null);
            Assert.Null(problem);
        }
    }

    private static async Task WriteVaultAsync(TestVault test, string command) =>
        Assert.Null((await test.Vault.Access.BeginAsync(command, null, null)).NotRecorded);

    private static IEnumerable<string> Commands(string directory)
    {
        using var log = new AccessLog(directory, s_key, TimeProvider.System);
        return [.. log.Read().SelectMany(file => file.Reading.Entries).OfType<AccessEntry.Begun>()
            .Select(entry => entry.Command)];
    }

    private static async Task<MemberId> AddAsync(TestVault test, string name, string? role)
    {
        var first = (await new MemberRoll(test.Vault).AllAsync(Desk.Ct)) is [var one, ..] ? one : null;
        var added = await Desk.RunAsync(
            new MemberAdder(test.Vault), new AddMember { By = first?.Id, MemberName = name, Role = role });
        Assert.Equal(role, (string?)added.Result["member"]!["role"]);
        Assert.True(Id.TryParse((string?)added.Result["member"]!["id"], out var id));
        return new MemberId(id);
    }

    private static Task<Told> ListAsync(TestVault test, MemberId by) =>
        Desk.RunAsync(new AccessLister(test.Vault), new ListAccess { By = by, Limit = 100 });

    private static async Task<IEnumerable<string>> DueAsync(TestVault test, MemberId by)
    {
        var due = new AccessDue(test.Vault, new DueLister(test.Vault));
        var command = new ListDue { By = by, Case = null, Until = null, Limit = 100 };
        return (await Desk.RunAsync(due, command)).Codes;
    }
}
