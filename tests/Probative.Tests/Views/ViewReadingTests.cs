using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Views;

public class ViewReadingTests
{
    private static readonly CaseId Case = CaseId.Draw();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_up_right_after_the_commit_finds_the_item_and_where_it_was_read()
    {
        await using var world = new ViewWorld();
        await using var views = world.OpenWriter();
        for (byte i = 0; i < 200; i++)
        {
            var received = Received(i);
            Assert.Null(views.FindItem(Case, received.Sha256));
            views.Committed([world.Ledger.Append(Case, received, "a")]);
            Assert.Equal(received.Item, views.FindItem(Case, received.Sha256));
            Assert.Null(views.FindItem(CaseId.Draw(), received.Sha256));
            Assert.Equal(
                new IntakeEntry(received.Item, received.SizeBytes, received.Modified),
                views.FindIntakeEntry(received.Intake, received.Path));
        }

        await views.ReachAsync(world.Ledger.Size, Ct);
        for (byte i = 0; i < 200; i++)
        {
            Assert.Equal(Received(i).Item, views.FindItem(Case, Received(i).Sha256));
            Assert.NotNull(views.FindIntakeEntry(Received(i).Intake, Received(i).Path));
        }
    }

    [Fact]
    public async Task A_view_that_nobody_has_open_is_opened_by_many_at_once()
    {
        // The first to open rebuilds the index of the write-ahead log and the last to close removes it; both
        // hold the file, and whoever comes then must wait and not be told that it is locked.
        await using var world = new ViewWorld();
        await using (var views = world.OpenWriter()) await views.ReachAsync(world.Ledger.Size, Ct);
        var reader = world.OpenReader();
        for (var round = 0; round < 60; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
                async () =>
                {
                    await using var db = reader.OpenClaims();
                    Assert.Equal(0, await db.Claims.CountAsync(Ct));
                },
                Ct)));
        }
    }

    [Fact]
    public async Task An_intake_is_found_by_its_key_until_a_run_ends_without_failure()
    {
        await using var world = new ViewWorld();
        await using var views = world.OpenWriter();
        var (intake, key) = (IntakeId.New(), Hash32.Of([1]));
        void Commit(IFact fact) => views.Committed([world.Ledger.Append(Case, fact, "a")]);

        Assert.Null(views.FindUnfinishedIntake(Case, key));
        Commit(new IntakeStarted { Intake = intake, Tool = "t", Paths = 1, Key = key });
        Assert.Equal(intake, views.FindUnfinishedIntake(Case, key));
        Assert.Null(views.FindUnfinishedIntake(CaseId.Draw(), key));
        Commit(new IntakeFinished { Intake = intake, Received = 3, Again = 0, Failed = 1 });
        Assert.Equal(intake, views.FindUnfinishedIntake(Case, key));
        Commit(new IntakeFinished { Intake = intake, Received = 1, Again = 0, Failed = 0 });
        Assert.Null(views.FindUnfinishedIntake(Case, key));
    }

    [Fact]
    public async Task Hedge_polarity_and_speakers_survive_and_null_is_not_empty()
    {
        await using var world = new ViewWorld();
        await using var views = world.OpenWriter();
        var claim = Claimed();
        views.Committed([
            world.Ledger.Append(Case, claim, "a"),
            world.Ledger.Append(Case, claim with { Hedges = [], Polarity = "denies" }, "a"),
            world.Ledger.Append(Case, claim, "a", name => name is "hedges" or "quote"),
        ]);
        await views.ReachAsync(3, Ct);
        await using var db = views.OpenClaims();
        var rows = await db.Claims.Current().OrderBy(row => row.FromIndex).ToListAsync(Ct);
        Assert.Equal(claim.Hedges, rows[0].Hedges);
        Assert.Equal(claim.Speakers, rows[0].Speakers);
        Assert.Equal(("asserts", claim.Quote), (rows[0].Polarity, rows[0].Quote));
        Assert.Equal((3L, 9L), (rows[0].Start, rows[0].End));
        Assert.Equal("denies", rows[1].Polarity);
        Assert.Equal([], rows[1].Hedges);
        Assert.Null(rows[2].Hedges);
        Assert.Null(rows[2].Quote);
        var hedge = claim.Hedges[1];
        var asserted = db.Claims.Where(row => row.Hedges!.Contains(hedge) && row.Polarity == "asserts");
        Assert.Equal(1, await asserted.CountAsync(Ct));
    }

    [Fact]
    public async Task What_did_we_know_then_is_a_filter()
    {
        await using var world = new ViewWorld();
        await using var views = world.OpenWriter();
        var intake = IntakeId.New();
        var started = new IntakeStarted { Intake = intake, Tool = "t", Paths = 1, Key = default };
        var finished = new IntakeFinished { Intake = intake, Received = 1, Again = 0, Failed = 0 };
        views.Committed([
            world.Ledger.Append(Case, started, "a"),
            world.Ledger.Append(Case, Received(1), "a"),
            world.Ledger.Append(Case, finished, "a"),
        ]);
        await views.ReachAsync(3, Ct);
        await using var db = views.OpenItems();
        Assert.Empty(await db.Intakes.AsOf(0).ToListAsync(Ct));
        Assert.False((await db.Intakes.AsOf(2).SingleAsync(Ct)).IsComplete);
        Assert.True((await db.Intakes.AsOf(3).SingleAsync(Ct)).IsComplete);
        Assert.True((await db.Intakes.Current().SingleAsync(Ct)).IsComplete);
        Assert.Empty(await db.Items.AsOf(1).ToListAsync(Ct));
        Assert.Single(await db.Items.AsOf(2).ToListAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Every_row_type_reads_what_its_fact_says()
    {
        await using var world = new ViewWorld();
        await using (var views = world.OpenWriter()) world.Append(views, ViewRebuildTests.Samples(seed: 5));
        await using var reader = world.OpenReader();
        await using var cases = reader.OpenCases();
        await using var items = reader.OpenItems();
        await using var handovers = reader.OpenHandovers();
        var facts = Enumerable.Range(0, (int)world.Ledger.Size).Select(i => world.Ledger[i]).ToList();
        var receipts = items.Acquisitions.Where(row => row.FromIndex == row.Index);
        foreach (var row in await receipts.ToListAsync(Ct))
        {
            var fields = facts[(int)row.FromIndex].Fields;
            Assert.Equal(fields.Text("name"), row.Name);
            Assert.Equal(fields.Text("from"), row.From);
            Assert.Equal(fields.Time("modified"), row.Modified);
            Assert.Equal(fields.At, row.RecordedAt);
            Assert.Equal(fields.Text("actor"), row.Actor);
            Assert.Equal(fields.Id("item"), row.Item?.Value);
        }

        int Count(string type) => facts.Count(fact => fact.Fields.Type == type);
        Assert.Equal(Count(nameof(ItemReceived)), await receipts.CountAsync(Ct));
        Assert.Equal(
            Count(nameof(AppearanceRecorded)),
            await items.Appearances.CountAsync(row => row.FromIndex == row.Index, Ct));
        Assert.Equal(Count(nameof(IntakeFailed)), await items.Failures.CountAsync(Ct));
        Assert.Equal(
            Count(nameof(CaseOpened)),
            await cases.Cases.CountAsync(row => row.FromIndex == row.Index, Ct));
        Assert.Equal(Count(nameof(MemberAdded)), await cases.Members.CountAsync(Ct));
        Assert.Equal(Count(nameof(MemberJoined)), await cases.CaseMembers.CountAsync(Ct));
        var begun = await handovers.Handovers.CountAsync(row => !row.IsFinished, Ct);
        Assert.Equal(Count(nameof(Probative.Handover.HandedOver)), begun);
        Assert.NotEmpty(await handovers.Handovers.Where(row => row.IsFinished).ToListAsync(Ct));
        var ids = await items.Items.Select(row => row.Id).Distinct().CountAsync(Ct);
        Assert.Equal(ids, await items.Items.CountAsync(Ct));
    }

    [Fact]
    public async Task A_reader_answers_right_whether_the_view_is_current_behind_or_missing()
    {
        await using var world = new ViewWorld();
        await using (var views = world.OpenWriter()) world.Append(views, ViewRebuildTests.Samples(seed: 6));
        var current = await CountAsync(world);
        var tree = Tree(world.Folder);

        var added = Received(7);
        world.Ledger.Append(Case, added, "a");
        Assert.Equal(current + 1, await CountAsync(world));
        await using (var reader = world.OpenReader())
        {
            Assert.Equal(added.Item, reader.FindItem(Case, added.Sha256));
        }

        Assert.Equal(tree, Tree(world.Folder));
        Directory.Delete(Path.Combine(world.Folder, "views"), recursive: true);
        Assert.Equal(current + 1, await CountAsync(world));
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "views")));
    }

    [Fact]
    public async Task A_reader_beside_a_writer_sees_whole_facts_only_and_at_last_all_of_them()
    {
        await using var world = new ViewWorld();
        await using var views = world.OpenWriter();
        views.FindItem(Case, default);
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; i < 20_000; i += 20)
                {
                    views.Committed([.. Enumerable.Range(i, 20).Select(n => world.Ledger.Append(
                        Case, Received((byte)(n % 250)) with { Item = ItemId.New() }, "a"))]);
                }
            },
            Ct);
        while (!writing.IsCompleted)
        {
            await using var db = views.OpenItems();
            await using var snapshot = await db.Database.BeginTransactionAsync(Ct);
            Assert.Equal(await db.Items.CountAsync(Ct), await db.Acquisitions.CountAsync(Ct));
        }

        await writing;
        await views.ReachAsync(world.Ledger.Size, Ct);
        await using var after = views.OpenItems();
        Assert.Equal(20_000, await after.Acquisitions.CountAsync(Ct));
    }

    [Fact]
    public async Task Applying_is_faster_than_the_ledger_records()
    {
        await using var world = new ViewWorld();
        const int Count = 20_000;
        var facts = Enumerable.Range(0, Count).Select(i => world.Ledger.Append(
            Case,
            Received(0) with
            {
                Item = ItemId.New(), Sha256 = Hash32.Of(BitConverter.GetBytes(i)), Path = $"/a/{i}",
            },
            "a")).ToList();
        await using var other = new ViewWorld();
        await using var views = other.OpenWriter();
        views.FindItem(Case, default);
        var watch = Stopwatch.StartNew();
        foreach (var group in facts.Chunk(64)) views.Committed(group);
        await views.ReachAsync(Count, Ct);
        var rate = Count / watch.Elapsed.TotalSeconds;
        TestContext.Current.SendDiagnosticMessage($"{rate:F0} facts/s");
        watch.Restart();
        for (var i = 0; i < Count; i++)
        {
            Assert.NotNull(views.FindItem(Case, Hash32.Of(BitConverter.GetBytes(i))));
        }

        var asked = Count / watch.Elapsed.TotalSeconds;
        TestContext.Current.SendDiagnosticMessage($"{asked:F0} look-ups/s");
        Assert.True(rate > 2_000 && asked > 6_000, $"{rate:F0} facts/s, {asked:F0} look-ups/s");
    }

    private static async Task<int> CountAsync(ViewWorld world)
    {
        await using var reader = world.OpenReader();
        await reader.ReachAsync(world.Ledger.Size, Ct);
        await using var db = reader.OpenItems();
        return await db.Acquisitions.CountAsync(Ct);
    }

    private static string Tree(string folder) => string.Join(
        '\n',
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order().Select(path =>
            $"{path} {Hash32.Of(File.ReadAllBytes(path))}"));

    private static ItemReceived Received(byte i) => new()
    {
        Item = new ItemId(new Id(1, i)),
        Sha256 = Hash32.Of([i]),
        SizeBytes = i,
        Name = "photo.jpg",
        From = null,
        How = "by courier",
        Received = "2026-01-31",
        Conditions = null,
        Consent = null,
        Intake = new IntakeId(new Id(2, 2)),
        Path = $"/disk/photo-{i}.jpg",
        Modified = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123 + i),
    };

    private static ClaimRecorded Claimed() => new()
    {
        Claim = ClaimId.New(),
        Item = new ItemId(new Id(1, 1)),
        Start = 3,
        End = 9,
        Quote = "around\0 four \"soldiers\"",
        Speakers = ["The outlet", "the office"],
        Hedges = ["allegedly", "reportedly \0"],
        Polarity = "asserts",
    };
}
