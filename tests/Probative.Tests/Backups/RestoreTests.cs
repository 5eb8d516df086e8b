using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Local;
using Probative.Tests.Checking;
using Xunit;

namespace Probative.Tests.Backups;

public class RestoreTests
{
    [Fact]
    public async Task A_restored_vault_is_read_at_once_and_signs_after_it_was_shown_the_last_checkpoint()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await world.RestoreAsync();
        Assert.NotEmpty(await world.FactsAsync(world.Restored));
        var before = world.RestoredVault.Tree();
        Assert.Equal("restored-unconfirmed", (await world.RefusedAsync(world.Restored)).Code);
        Assert.Equal(Changes(before), Changes(world.RestoredVault.Tree()));

        var confirmed = await world.ConfirmAsync(world.Vault.PathOf("log/checkpoint"));
        Assert.True(confirmed.Ending == Ending.Done, string.Join(' ', confirmed.Codes));
        await world.GrowAsync(2, world.Restored);
        var fact = (await world.FactsAsync(world.Restored))
            .Single(fact => fact.Type == nameof(VaultRestored));
        Assert.Equal(20, fact.Fields.Count("facts"));
        Assert.Equal(20, fact.Fields.Count("tree_size"));
        var found = await world.RestoredVault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.DoesNotContain(found.Problems, problem => problem.Code == "restored-unconfirmed");
        var again = await world.ConfirmAsync(world.Vault.PathOf("log/checkpoint"));
        Assert.Equal(["nothing-to-confirm"], again.Codes);
    }

    [Fact]
    public async Task What_is_older_than_the_backup_or_lies_in_it_confirms_nothing()
    {
        using var world = await BackupWorld.CreateAsync();
        var older = world.Vault.Directory + ".older";
        File.Copy(world.Vault.PathOf("log/checkpoint"), older);
        await world.GrowAsync(3);
        await world.BackUpAsync();
        await world.RestoreAsync();

        Assert.Equal(["restored-shown-older"], (await world.ConfirmAsync(older)).Codes);
        var own = world.RestoredVault.PathOf("log/checkpoint");
        Assert.Equal(["checkpoint-inside-vault"], (await world.ConfirmAsync(own)).Codes);
        Assert.Equal("restored-unconfirmed", (await world.RefusedAsync(world.Restored)).Code);

        // Who has nothing newer says so by showing a copy.
        File.Copy(own, older, overwrite: true);
        Assert.Equal(Ending.Done, (await world.ConfirmAsync(older)).Ending);
        File.Delete(older);
    }

    [Fact]
    public async Task A_vault_restored_from_an_old_backup_does_not_sign_over_newer_facts()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await world.RestoreAsync();
        await world.GrowAsync(3);

        // The machine knows it by itself, and says so before it looks at what it was shown.
        var checkpoint = world.Vault.PathOf("log/checkpoint");
        Assert.Equal(["vault-behind"], (await world.ConfirmAsync(checkpoint)).Codes);
        Directory.Delete(world.Memory, recursive: true);
        var told = await world.ConfirmAsync(checkpoint);
        Assert.Equal((Ending.Refused, "restored-behind"), (told.Ending, Assert.Single(told.Codes)));
        Assert.Equal("restored-unconfirmed", (await world.RefusedAsync(world.Restored)).Code);
    }

    [Fact]
    public async Task A_checkpoint_of_another_way_or_another_log_confirms_nothing()
    {
        using var world = await BackupWorld.CreateAsync();
        using var fork = CheckWorld.CopyOf(world.Vault.Directory);
        using var other = await CheckWorld.CreateAsync();
        await world.GrowAsync(5);
        await world.BackUpAsync();
        await world.RestoreAsync();
        Directory.Delete(world.Memory, recursive: true);
        await world.GrowAsync(2, fork.Directory);
        Directory.Delete(world.Memory, recursive: true);

        (string Path, string Code)[] shown =
        [
            (fork.PathOf("log/checkpoint"), "restored-differs"),
            (other.PathOf("log/checkpoint"), "checkpoint-not-ours"),
            (other.PathOf("nowhere"), "checkpoint-unreadable"),
        ];
        foreach (var (path, code) in shown) Assert.Equal([code], (await world.ConfirmAsync(path)).Codes);
        Assert.Equal("restored-unconfirmed", (await world.RefusedAsync(world.Restored)).Code);
    }

    [Fact]
    public async Task A_restoring_that_was_interrupted_says_so_and_starts_over()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        await world.RestoreAsync();
        File.WriteAllText(Path.Combine(world.Restored, "restoring"), "interrupted");
        File.WriteAllText(Path.Combine(world.Restored, "items", "half"), "half");

        Assert.Equal("restore-unfinished", (await world.RefusedAsync(world.Restored)).Code);
        var again = await world.RestoreAsync();
        Assert.True(again.Ending == Ending.Done, string.Join(' ', again.Codes));
        Assert.Equal(["vault-exists"], (await world.RestoreAsync()).Codes);
        var found = await world.RestoredVault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.DoesNotContain(found.Problems, problem => problem.Code == "stray-file");
    }

    [Fact]
    public async Task The_key_file_of_another_vault_restores_nothing()
    {
        using var world = await BackupWorld.CreateAsync();
        using var other = await CheckWorld.CreateAsync();
        await world.BackUpAsync();
        File.Copy(other.PathOf("keys/keyring.json"), world.Keys, overwrite: true);
        Assert.Equal(["keyring-of-other"], (await world.RestoreAsync()).Codes);
        File.Delete(world.Keys);
        Assert.Equal(["keyring-missing"], (await world.RestoreAsync()).Codes);
        Assert.False(Directory.Exists(world.Restored));
    }

    [Fact]
    public async Task Yesterdays_disk_is_found_out_by_what_this_machine_remembers()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.GrowAsync(1);
        using var yesterday = CheckWorld.CopyOf(world.Vault.Directory);
        await world.GrowAsync(300);
        var before = yesterday.Tree();

        Assert.Equal("vault-behind", (await world.RefusedAsync(yesterday.Directory)).Code);
        Assert.Equal(Changes(before), Changes(yesterday.Tree()));
        var reading = Assert.IsType<OpeningOutcome.Opened>(
            LocalVault.OpenForReading(world.Request(yesterday.Directory)));
        await reading.Vault.DisposeAsync();
        Assert.Equal("vault-behind", Assert.Single(reading.Notes).Code);
        var found = await yesterday.CheckAsync(memory: world.Memory);
        Assert.Equal(Ending.Done, found.Ending);
        Assert.Contains(found.Problems, problem => problem.Code == "vault-behind");
        found = await world.Vault.CheckAsync(memory: world.Memory);
        Assert.DoesNotContain(found.Problems, problem => problem.Code == "vault-behind");
        Assert.NotEmpty(await world.FactsAsync(yesterday.Directory));

        // The vault itself goes on, also when the crash came between the checkpoint and the memory of it.
        var note = Directory.EnumerateFiles(world.Memory).Single();
        await world.GrowAsync(1);
        File.Copy(yesterday.PathOf("log/checkpoint"), note, overwrite: true);
        await world.GrowAsync(1);
    }

    [Fact]
    public async Task Where_nothing_can_be_remembered_the_vault_says_so_and_works()
    {
        using var world = await BackupWorld.CreateAsync();
        File.WriteAllText(world.Memory, "a file where a folder should be");
        await using (var vault = await world.OpenAsync())
        {
            Assert.Equal("checkpoint-not-remembered", vault.NotRemembered?.Code);
        }

        File.Delete(world.Memory);
        await world.GrowAsync(1);
        File.WriteAllText(Directory.EnumerateFiles(world.Memory).Single(), "no checkpoint");
        await using (var vault = await world.OpenAsync())
        {
            Assert.Equal("checkpoint-not-remembered", vault.NotRemembered?.Code);
        }
    }

    /// <summary>
    /// The lock is taken to look, and SQLite clears away what a reader left; nothing else may change.
    /// </summary>
    private static IEnumerable<string> Changes(string tree) => tree.Split('\n').Where(line =>
        !line.Contains("/lock ", StringComparison.Ordinal)
        && !line.Contains("ledger.db-", StringComparison.Ordinal));
}
