using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Views;
using Probative.Preservation.Backups;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Backups;

/// <summary>Backups, old disks and key files of before and after a change of the log's key.</summary>
public class KeyChangeTests
{
    [Fact]
    public async Task A_backup_made_after_the_change_restores_a_vault_that_signs_by_the_new_key()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await ChangeAsync(world);
        await world.BackUpAsync();
        Assert.Equal(Ending.Done, (await world.RestoreAsync()).Ending);
        var confirmed = await world.ConfirmAsync(world.Vault.PathOf("log/checkpoint"));
        Assert.True(confirmed.Ending == Ending.Done, string.Join(' ', confirmed.Codes));
        await world.GrowAsync(2, world.Restored);
        var found = await world.RestoredVault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
    }

    [Fact]
    public async Task Yesterdays_disk_of_before_the_change_does_not_sign()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.GrowAsync(1);
        using var yesterday = CheckWorld.CopyOf(world.Vault.Directory);
        await ChangeAsync(world);
        await world.GrowAsync(1);
        Assert.Equal("vault-behind", (await world.RefusedAsync(yesterday.Directory)).Code);
    }

    [Fact]
    public async Task An_old_backup_that_is_shown_a_checkpoint_of_the_new_key_is_behind()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await world.RestoreAsync();
        await ChangeAsync(world);
        await world.GrowAsync(1);
        Directory.Delete(world.Memory, recursive: true);
        var told = await world.ConfirmAsync(world.Vault.PathOf("log/checkpoint"));
        Assert.Equal((Ending.Refused, "restored-behind"), (told.Ending, Assert.Single(told.Codes)));
    }

    [Fact]
    public async Task An_old_backup_and_a_newer_key_file_make_a_vault_that_is_read_and_never_signs()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await ChangeAsync(world);
        File.Copy(world.Vault.PathOf("keys/keyring.json"), world.Keys, overwrite: true);

        var told = await world.RestoreAsync();

        Assert.Equal((Ending.DoneWithFailures, "keyring-of-other-time"),
            (told.Ending, Assert.Single(told.Codes)));
        var facts = await world.FactsAsync(world.Restored);
        Assert.Equal(20, facts.Count(fact => fact.Fields.Type is not null));
        await using (var reader = Assert.IsType<OpeningOutcome.Opened>(
            LocalVault.OpenForReading(world.Request(world.Restored))).Vault)
        {
            Assert.Equal(20UL, reader.Log.Latest().Checkpoint.Size);
        }

        Directory.Delete(world.Memory, recursive: true);
        var doubt = await Assert.ThrowsAsync<IntegrityException>(() =>
            world.ConfirmAsync(world.Vault.PathOf("log/checkpoint")));
        Assert.Equal("vkey-mismatch", doubt.Code);
    }

    [Fact]
    public async Task A_backup_of_a_vault_whose_change_was_interrupted_anywhere_restores_and_goes_on()
    {
        await using var vault = await FaultyVault.CreateAsync();
        var crashes = new List<CheckWorld>();
        vault.Fs.Before = (what, _) =>
        {
            if (what is "rename") crashes.Add(CheckWorld.CopyOf(vault.Directory));
            return null;
        };
        await vault.Vault.Keys!.ChangeLogKeyAsync("P");
        vault.Fs.Before = (_, _) => null;
        Assert.InRange(crashes.Count, 6, 100);

        foreach (var crash in crashes)
        {
            using var world = BackupWorld.At(crash.Directory);
            Assert.Equal(Ending.Done, (await world.BackUpAsync()).Ending);
            var restored = await world.RestoreAsync();
            Assert.True(restored.Ending == Ending.Done, string.Join(' ', restored.Codes));
            var confirmed = await world.ConfirmAsync(crash.PathOf("log/checkpoint"));
            Assert.True(confirmed.Ending == Ending.Done, string.Join(' ', confirmed.Codes));
            var found = await world.RestoredVault.CheckAsync();
            Assert.True(found.Ending == Ending.Done, found.ToString());
            Assert.DoesNotContain(found.Problems, problem => problem.Code == "key-change-unfinished");
        }
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("first line gone")]
    [InlineData("gone")]
    public async Task A_damaged_list_of_keys_replaces_no_good_one_and_is_made_anew(string what)
    {
        using var world = await BackupWorld.CreateAsync();
        await ChangeAsync(world);
        await world.BackUpAsync();
        var path = world.Vault.PathOf("log/vkeys");
        var good = await File.ReadAllTextAsync(path, TestVault.Ct);
        if (what == "flipped") world.Vault.Change("log/vkeys", 60, 1);
        else if (what == "gone") File.Delete(path);
        else await File.WriteAllTextAsync(path, good[(good.IndexOf('\n') + 1)..], TestVault.Ct);

        Assert.Equal(Ending.DamageFound, (await world.Vault.CheckAsync()).Ending);
        var doubt = await Assert.ThrowsAsync<IntegrityException>(() => world.BackUpAsync());
        Assert.Equal("vkeys-damaged", doubt.Code);

        var told = await BackupWorld.TellAsync(
            new ViewRebuilder(world.Request()).RunAsync(new RebuildViews(), TestVault.Ct));
        Assert.Equal((Ending.Done, 2), (told.Ending, told.Count("log_keys")));
        Assert.Equal(good, await File.ReadAllTextAsync(path, TestVault.Ct));
        Assert.Equal(Ending.Done, (await world.BackUpAsync()).Ending);
        Assert.Equal(Ending.Done, (await world.Vault.CheckAsync()).Ending);
    }

    [Fact]
    public async Task A_change_without_the_list_writes_all_keys()
    {
        using var world = await BackupWorld.CreateAsync();
        await ChangeAsync(world);
        File.Delete(world.Vault.PathOf("log/vkeys"));
        await ChangeAsync(world);
        Assert.Equal(3, (await File.ReadAllLinesAsync(world.Vault.PathOf("log/vkeys"), TestVault.Ct)).Length);
        Assert.Equal(Ending.Done, (await world.Vault.CheckAsync()).Ending);
    }

    private static async Task ChangeAsync(BackupWorld world)
    {
        await using var vault = await world.OpenAsync();
        await vault.Keys!.ChangeLogKeyAsync("a");
    }
}
