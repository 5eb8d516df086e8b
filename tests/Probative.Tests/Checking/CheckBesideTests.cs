using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Checking;
using Probative.Local.Keys;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Checking;

/// <summary>Where and beside what a check runs.</summary>
public class CheckBesideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_a_writer_at_work_nothing_is_wrong()
    {
        using var world = await CheckWorld.CreateAsync();
        var opened = Assert.IsType<OpeningOutcome.Opened>(await LocalVault.OpenForWritingAsync(
            new VaultRequest
            {
                Directory = world.Directory, Secret = new VaultSecret.Nothing(), Command = "add",
            },
            Ct));
        var writing = true;
        var work = Task.Run(
            async () =>
            {
                while (Volatile.Read(ref writing)) await CheckWorld.FillAsync(opened.Vault, 10);
            },
            Ct);
        for (var i = 0; i < 6; i++)
        {
            var found = await world.CheckAsync();
            Assert.True(found.Ending == Ending.Done, found.ToString());
        }

        Volatile.Write(ref writing, false);
        await work;
        await opened.Vault.DisposeAsync();
        var after = await world.CheckAsync();
        Assert.True(after.Ending == Ending.Done && after.Problems.Count == 0, after.ToString());
    }

    [Fact]
    public async Task Beside_writers_that_begin_and_end_no_damage_is_told()
    {
        using var world = await CheckWorld.CreateAsync();
        var writing = true;
        var work = Task.Run(
            async () =>
            {
                while (Volatile.Read(ref writing))
                {
                    var opened = (OpeningOutcome.Opened)await LocalVault.OpenForWritingAsync(
                        new VaultRequest
                        {
                            Directory = world.Directory, Secret = new VaultSecret.Nothing(), Command = "add",
                        },
                        Ct);
                    await CheckWorld.FillAsync(opened.Vault, 3);
                    await opened.Vault.DisposeAsync();
                }
            },
            Ct);
        for (var i = 0; i < 6; i++)
        {
            var found = await world.CheckAsync();
            Assert.True(found.Ending is Ending.Done or Ending.Refused, found.ToString());
            if (found.Ending == Ending.Refused)
            {
                Assert.Equal("vault-busy", Assert.Single(found.Problems).Code);
            }
        }

        Volatile.Write(ref writing, false);
        await work;
    }

    [Fact]
    public async Task What_a_crash_left_is_sound_and_said_to_be_unsigned()
    {
        await using var test = await TestVault.CreateAsync();
        await CheckWorld.FillAsync(test.Vault, 5);
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case("Three"), "a", Ct);

        // A copy of the folder while the writer is at work is what a crash leaves.
        using var world = CheckWorld.CopyOf(test.Directory);
        var found = await world.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.Contains(found.Problems, problem => problem.Code is "unsigned-facts");
    }

    [Fact]
    public async Task A_database_cut_off_in_its_write_ahead_log_is_behind_its_checkpoint()
    {
        await using var test = await TestVault.CreateAsync();
        await CheckWorld.FillAsync(test.Vault, 5);
        using var world = CheckWorld.CopyOf(test.Directory);
        var length = new FileInfo(world.PathOf("ledger.db-wal")).Length;
        world.Change("ledger.db-wal", length / 2, 1);
        var found = await world.CheckAsync();
        Assert.True(found.Names("ledger.db"), found.ToString());
        Assert.Contains(found.Problems, problem => problem.Code == "ledger-wal-end");
    }

    [Fact]
    public async Task A_passphrase_is_needed_unless_the_fields_are_left_alone()
    {
        var directory = TestVault.NewDirectory();
        var created = await TestVault.CreateLockedAsync(directory, "right");
        await CheckWorld.FillAsync(created.Vault, 8);
        await created.Vault.DisposeAsync();
        using var world = CheckWorld.At(directory);

        foreach (var (secret, code) in new (VaultSecret, string)[]
        {
            (new VaultSecret.Nothing(), "passphrase-needed"),
            (new VaultSecret.Passphrase("wrong"), "wrong-passphrase"),
        })
        {
            var refused = Assert.IsType<CheckOpening.Refused>(VaultChecker.Open(
                new CheckRequest { Directory = directory, Secret = secret }));
            Assert.Equal(code, refused.Refusal.Problem.Code);
        }

        var open = await world.CheckAsync(new VaultSecret.Passphrase("right"));
        Assert.True(open.Ending == Ending.Done && open.Problems.Count == 0, open.ToString());
        var locked = await world.CheckAsync(withoutKeys: true);
        Assert.Equal(
            (Ending.Done, "fields-not-opened"), (locked.Ending, Assert.Single(locked.Problems).Code));
        Assert.Equal(8, (long)locked.Result["items"]!["files"]!);

        var item = Directory.EnumerateFiles(world.PathOf("items"), "*", SearchOption.AllDirectories)
            .First(path => new FileInfo(path).Length > 0);
        world.Change(Path.GetRelativePath(directory, item), 0, 1);
        Assert.True((await world.CheckAsync(withoutKeys: true)).Names(item));
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_a_locked_key_file_is_no_wrong_passphrase()
    {
        var directory = TestVault.NewDirectory();
        var created = await TestVault.CreateLockedAsync(directory, "right");
        await created.Vault.DisposeAsync();
        using var world = CheckWorld.At(directory);
        var length = new FileInfo(world.PathOf("keys/keyring.json")).Length;
        for (long offset = 0; offset < length; offset++)
        {
            world.Change("keys/keyring.json", offset, 4);
            var found = await world.CheckAsync(new VaultSecret.Passphrase("right"));
            Assert.True(found.Names("keys/keyring.json"), $"byte {offset}: {found}");
            world.Change("keys/keyring.json", offset, 4);
        }
    }

    [Fact]
    public async Task On_a_medium_that_takes_no_writes()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Mounting read-only takes root.");
        using var world = await CheckWorld.CreateAsync();
        var mount = Directory.CreateTempSubdirectory("probative-ro-").FullName;
        Assert.SkipUnless(
            Run("mount", "--bind", world.Directory, mount) == 0, "This system lets nobody mount.");
        try
        {
            Assert.Equal(0, Run("mount", "-o", "remount,ro,bind", mount));
            var there = CheckWorld.At(mount);
            var before = there.Tree();
            var found = await there.CheckAsync();
            Assert.True(found.Ending == Ending.Done && found.Problems.Count == 0, found.ToString());
            Assert.Equal(before, there.Tree());
        }
        finally
        {
            Run("umount", mount);
            Directory.Delete(mount);
        }
    }

    [Fact]
    public void A_folder_that_is_no_vault_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("probative-none-").FullName;
        var refused = Assert.IsType<CheckOpening.Refused>(VaultChecker.Open(
            new CheckRequest { Directory = folder, Secret = new VaultSecret.Nothing() }));
        Assert.Equal((Ending.WrongUsage, "no-vault"), (refused.Refusal.Ending, refused.Refusal.Problem.Code));
        Directory.Delete(folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
