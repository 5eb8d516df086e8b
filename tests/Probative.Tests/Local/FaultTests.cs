using System.Text;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;
using Xunit;

namespace Probative.Tests.Local;

public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sync", "incoming/")]
    [InlineData("syncdir", "items/")]
    [InlineData("syncall", "")]
    public async Task A_failed_sync_ends_the_writer_for_good(string operation, string path)
    {
        await using var world = await FaultyVault.CreateAsync();
        var before = await TestVault.StoreAsync(world.Vault.Items, [1], 1);
        var failures = 0;
        world.Fs.Before = (what, where) =>
            what == operation && where.StartsWith(path, StringComparison.Ordinal) && failures++ == 0
                ? Failure.OfSync("fsync", where, Libc.InputOutput)
                : null;

        // One file goes by itself, several go by syncfs.
        var count = operation == "syncall" ? 40 : 1;
        var stored = Enumerable.Range(0, count).Select(i =>
            TestVault.StoreAsync(world.Vault.Items, Encoding.ASCII.GetBytes($"file {i}"), 10)).ToList();
        var failed = 0;
        foreach (var task in stored) failed += await FailsAsync(task) ? 1 : 0;

        Assert.InRange(failed, 1, count);
        Assert.Equal(1, failures);
        var doubt = await Assert.ThrowsAsync<IntegrityException>(() =>
            TestVault.StoreAsync(world.Vault.Items, [2], 1));
        Assert.Equal("sync-failed", doubt.Code);
        await Assert.ThrowsAsync<IntegrityException>(() =>
            world.Vault.Ledger.AppendAsync(world.Vault.OwnSequence, TestVault.Fact(1), "P", Ct));
        await Assert.ThrowsAsync<IntegrityException>(() => world.Vault.Ledger.PublishAsync(Ct));

        // It is never tried again, and loading is the recovery.
        Assert.Equal(1, failures);
        await world.ReopenAsync();
        Assert.Equal(1, world.Vault.Items.SizeBytes(before.Sha256));
        await TestVault.StoreAsync(world.Vault.Items, [2], 1);
    }

    [Theory]
    [InlineData("create", "incoming/items")]
    [InlineData("write", "incoming/items")]
    [InlineData("rename", "items/")]
    [InlineData("mkdir", "items/")]
    public async Task A_full_disk_fails_one_file_and_the_next_goes_in(string operation, string path)
    {
        await using var world = await FaultyVault.CreateAsync();
        var failures = 0;
        world.Fs.Before = (what, where) =>
            what == operation && where.StartsWith(path, StringComparison.Ordinal) && failures++ == 0
                ? Failure.Of(what, where, Libc.NoSpace)
                : null;

        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            TestVault.StoreAsync(world.Vault.Items, [1, 2, 3], 3));
        var stored = await TestVault.StoreAsync(world.Vault.Items, [1, 2, 3], 3);

        Assert.Equal("disk-full", failure.Problem.Code);
        Assert.Equal(3, world.Vault.Items.SizeBytes(stored.Sha256));
        Assert.Empty(Directory.EnumerateFiles(world.PathOf("incoming")));
    }

    [Fact]
    public async Task A_publication_that_finds_the_disk_full_signs_nothing_and_the_next_signs_everything()
    {
        await using var world = await FaultyVault.CreateAsync();
        await world.Vault.Ledger.AppendAsync(world.Vault.OwnSequence, TestVault.Fact(1), "P", Ct);
        (string, string)[] steps =
        [
            ("write", "incoming/tile"),
            ("rename", "log/tile"),
            ("write", "log/checkpoint"),
            ("rename", "log/checkpoint"),
        ];
        foreach (var (operation, path) in steps)
        {
            world.Fs.Before = (what, where) =>
                what == operation && where.StartsWith(path, StringComparison.Ordinal)
                    ? Failure.Of(what, where, Libc.NoSpace)
                    : null;
            await Assert.ThrowsAsync<StorageException>(() => world.Vault.Ledger.PublishAsync(Ct));
            Assert.Equal(3UL, world.Vault.Log.Latest().Checkpoint.Size);
        }

        world.Fs.Before = (_, _) => null;
        await world.Vault.Ledger.PublishAsync(Ct);
        Assert.Equal(4, LogAudit.Read(world.Directory).Count);
    }

    [Fact]
    public async Task Bytes_are_durable_before_their_name_and_the_name_before_the_acknowledgement()
    {
        await using var world = await FaultyVault.CreateAsync();
        world.Fs.Done.Clear();

        var stored = await TestVault.StoreAsync(world.Vault.Items, [9, 9, 9], 3);

        var hex = stored.Sha256.ToHex();
        var folder = $"items/{hex[..2]}";
        Assert.Equal(
            [
                "create incoming/items-1",
                "write incoming/items-1",
                "sync incoming/items-1",
                "mkdir items",
                $"mkdir {folder}",
                $"rename {folder}/{hex}",
            ],
            world.Fs.Done.Take(6));
        Assert.Equal(["syncdir ", "syncdir items", $"syncdir {folder}"], world.Fs.Done.Skip(6).Order());
    }

    [Fact]
    public async Task The_checkpoint_is_written_after_its_tiles_are_durable()
    {
        await using var world = await FaultyVault.CreateAsync();
        await world.Vault.Ledger.AppendAsync(world.Vault.OwnSequence, TestVault.Fact(1), "P", Ct);
        world.Fs.Done.Clear();

        await world.Vault.Ledger.PublishAsync(Ct);

        var done = world.Fs.Done;
        var checkpoint = done.IndexOf("create log/checkpoint.new");
        var tiles = done.FindLastIndex(step => step.Contains("log/tile", StringComparison.Ordinal));
        Assert.InRange(tiles, 0, checkpoint - 1);
        Assert.Equal(
            ["write log/checkpoint.new", "sync log/checkpoint.new", "rename log/checkpoint", "syncdir log"],
            done.Skip(checkpoint + 1).Take(4));
    }

    private static async Task<bool> FailsAsync(Task task)
    {
        try
        {
            await task;
            return false;
        }
        catch (IntegrityException)
        {
            return true;
        }
    }
}
