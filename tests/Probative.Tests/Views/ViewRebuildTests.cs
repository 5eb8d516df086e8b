using CsCheck;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Local.Views;
using Xunit;

namespace Probative.Tests.Views;

public class ViewRebuildTests
{
    [Fact]
    public async Task A_rebuilt_view_is_the_live_one_row_by_row() =>
        await FactSequence.Any.SampleAsync(
            async steps =>
            {
                await using var world = new ViewWorld();
                await using (var views = world.OpenWriter())
                {
                    world.Append(views, steps);
                    await views.ReachAsync(world.Ledger.Size, CancellationToken.None);
                }

                Assert.Equal(await world.DumpRebuiltAsync(), world.Dump());
            },
            iter: 60);

    [Fact]
    public async Task A_writer_that_stops_and_opens_again_anywhere_ends_with_the_same_rows() =>
        await Gen.Select(FactSequence.Any, Gen.Int[0, 120]).SampleAsync(
            async (steps, cut) =>
            {
                await using var world = new ViewWorld();
                await using (var views = world.OpenWriter()) world.Append(views, steps.Take(cut));

                // A crash after the commit and before the views: the ledger is ahead.
                foreach (var step in steps.Skip(cut).Take(9)) step.AppendTo(world.Ledger);
                await using (var views = world.OpenWriter())
                {
                    world.Append(views, steps.Skip(cut + 9));
                    await views.ReachAsync(world.Ledger.Size, CancellationToken.None);
                }

                Assert.Equal(await world.DumpRebuiltAsync(), world.Dump());
            },
            iter: 40);

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("torn")]
    [InlineData("not a database")]
    [InlineData("of another ledger")]
    [InlineData("without a table")]
    public async Task A_view_that_cannot_be_used_is_built_again(string what)
    {
        await using var world = new ViewWorld();
        var steps = Samples(seed: 11);
        await using (var views = world.OpenWriter()) world.Append(views, steps);
        var before = world.Dump();
        var path = world.PathOf(ViewKind.Items);
        switch (what)
        {
            case "missing":
                File.Delete(path);
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "torn":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
                break;
            case "not a database":
                File.WriteAllBytes(path, new byte[8192]);
                break;
            case "of another ledger":
                Sql(path, "UPDATE position SET LastLeaf = zeroblob(32); DELETE FROM item_v1");
                break;
            case "without a table":
                Sql(path, "DROP TABLE intake_v1");
                break;
        }

        await using (var views = world.OpenWriter())
        {
            await views.ReachAsync(world.Ledger.Size, TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, world.Dump());
    }

    [Fact]
    public async Task A_view_with_more_facts_than_the_ledger_is_built_again()
    {
        await using var world = new ViewWorld();
        await using (var views = world.OpenWriter()) world.Append(views, Samples(seed: 3));
        Sql(world.PathOf(ViewKind.Claims), "UPDATE position SET Size = 100000; DELETE FROM claim_v4");
        await using (var views = world.OpenWriter())
        {
            await views.ReachAsync(world.Ledger.Size, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await world.DumpRebuiltAsync(), world.Dump());
    }

    [Fact]
    public async Task What_an_interrupted_build_left_is_swept_and_views_are_for_the_owner_alone()
    {
        await using var world = new ViewWorld();
        await using (world.OpenWriter())
        {
        }

        var left = world.PathOf(ViewKind.Items) + ".building";
        File.WriteAllText(left, "half");
        await using (var views = world.OpenWriter())
        {
            await views.ReachAsync(0, TestContext.Current.CancellationToken);
            views.FindItem(CaseId.Draw(), default);
        }

        Assert.False(File.Exists(left));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(world.PathOf(ViewKind.Items)));
        Assert.Equal(
            ViewKind.Kept.Select(kind => kind.FileName).Order(),
            Directory.EnumerateFiles(Path.Combine(world.Folder, "views")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Views_that_fail_tell_whoever_waits_for_them_to_be_made_anew(bool failedBefore)
    {
        await using var world = new ViewWorld();
        var limit = TimeSpan.FromSeconds(30);
        var ct = TestContext.Current.CancellationToken;
        await using var views = world.OpenWriter();
        world.Append(views, Samples(seed: 7));
        await views.ReachAsync(world.Ledger.Size, ct);
        Sql(world.PathOf(ViewKind.Items), "DROP TABLE position");
        world.Append(views, Samples(seed: 8).Take(140));
        if (failedBefore)
        {
            await Assert.ThrowsAsync<StorageException>(
                () => views.ReachAsync(world.Ledger.Size, ct).WaitAsync(limit, ct));
        }

        var failure = await Assert.ThrowsAsync<StorageException>(
            () => views.RebuildAsync().WaitAsync(limit, ct));
        Assert.Equal("view-failed", failure.Problem.Code);
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsLinux() ? File.GetUnixFileMode(path) : throw new PlatformNotSupportedException();

    internal static Step[] Samples(uint seed)
    {
        // With one number alone it begins at the time of day.
        var random = new PCG(seed, seed);
        var steps = new List<Step>();
        for (var i = 0; i < 10; i++) steps.AddRange(FactSequence.Any.Generate(random, null, out Size _));
        return [.. steps];
    }

    internal static void Sql(string path, string sql)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
