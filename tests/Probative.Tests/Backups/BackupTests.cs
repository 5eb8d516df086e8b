using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Local.Backups;
using Probative.Local.Keys;
using Probative.Preservation.Backups;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Backups;

public class BackupTests(ITestOutputHelper output)
{
    private static readonly int s_seed = Environment.TickCount;

    [Fact]
    public async Task A_restored_vault_is_the_one_that_was_backed_up()
    {
        using var world = await BackupWorld.CreateAsync(facts: 1_100);
        var backedUp = await world.BackUpAsync();
        Assert.True(backedUp.Ending == Ending.Done, string.Join(' ', backedUp.Codes));
        Assert.Equal(1_108, backedUp.Count("facts"));
        Assert.False(Directory.Exists(Path.Combine(world.Backup, "keys")));

        var restored = await world.RestoreAsync();
        Assert.True(restored.Ending == Ending.Done, string.Join(' ', restored.Codes));
        var found = await world.RestoredVault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.Equal(
            ["restored-unconfirmed", "view-missing"],
            found.Problems.Select(problem => problem.Code).Distinct().Order());
        string[] folders = ["items", "derivatives", "keys", "log"];
        var made = BackupWorld.Files(world.Restored, folders);
        var kept = BackupWorld.Files(world.Vault.Directory, folders);

        // Partial tiles of earlier checkpoints are of no use to anybody.
        Assert.Equal(
            kept.Where(file => made.ContainsKey(file.Key) || !file.Key.Contains(".p/"))
                .OrderBy(file => file.Key),
            made.OrderBy(file => file.Key));
        var (before, after) =
            (await world.FactsAsync(world.Vault.Directory), await world.FactsAsync(world.Restored));
        Assert.Equal(before.Select(fact => fact.LeafHash), after.Select(fact => fact.LeafHash));
        Assert.Equal(
            before.SelectMany(fact => fact.Disclosures).Select(disclosure => disclosure.Text),
            after.SelectMany(fact => fact.Disclosures).Select(disclosure => disclosure.Text));
    }

    [Fact]
    public async Task A_second_run_adds_what_is_new_and_leaves_what_is_old()
    {
        using var world = await BackupWorld.CreateAsync(facts: 1_030);
        await world.BackUpAsync();
        var before = BackupWorld.Files(world.Backup, "items", "ledger");
        var nothing = await world.BackUpAsync();
        Assert.Equal((0, 0), (nothing.Count("new_facts"), nothing.Count("new_files")));
        Assert.Equal(before, BackupWorld.Files(world.Backup, "items", "ledger"));

        await world.GrowAsync(7);
        var second = await world.BackUpAsync();
        Assert.Equal((8, 7), (second.Count("new_facts"), second.Count("new_files")));
        var segments = BackupWorld.Files(world.Backup, "ledger").Keys.Order().ToList();
        Assert.Equal(2, segments.Count);
        Assert.Contains(segments[0], before.Keys);
        Assert.DoesNotContain(segments[1], before.Keys);
        Assert.Equal(Ending.Done, (await world.RestoreAsync()).Ending);
    }

    [Fact]
    public async Task A_backup_made_beside_a_writer_can_be_restored()
    {
        using var world = await BackupWorld.CreateAsync();
        var growing = world.GrowAsync(400);
        var runs = 0;
        while (!growing.IsCompleted || runs == 0)
        {
            var told = await world.BackUpAsync();
            Assert.True(told.Ending == Ending.Done, string.Join(' ', told.Codes));
            runs++;
            Assert.Equal(Ending.Done, (await world.RestoreAsync()).Ending);
            var found = await world.RestoredVault.CheckAsync();
            Assert.True(found.Ending == Ending.Done, found.ToString());
            Directory.Delete(world.Restored, recursive: true);
        }

        await growing;
        output.WriteLine($"{runs} backups beside the writer");
    }

    [Fact]
    public async Task What_the_vault_lost_is_named_and_the_copy_of_it_kept()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        var held = BackupWorld.Files(world.Backup, "items");
        var lost = held.Keys.First();
        File.Delete(world.Vault.PathOf(lost));

        var told = await world.BackUpAsync();
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        var problem = Assert.Single(told.Problems);
        Assert.Equal(("item-missing", world.Vault.PathOf(lost)), (problem.Code, problem.Path));
        Assert.Equal(held, BackupWorld.Files(world.Backup, "items"));
    }

    [Fact]
    public async Task What_is_damaged_in_the_vault_does_not_get_into_the_backup()
    {
        using var world = await BackupWorld.CreateAsync();
        var items = BackupWorld.Files(world.Vault.Directory, "items");
        var large = items.Keys.First(path => new FileInfo(world.Vault.PathOf(path)).Length > 60_000);
        var small = items.Keys.First(path => new FileInfo(world.Vault.PathOf(path)).Length is > 0 and < 20);
        world.Vault.Change(large, 65_000, 1);
        world.Vault.Change(small, 0, 1);

        var told = await world.BackUpAsync();
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(["item-damaged", "item-damaged"], told.Codes);
        Assert.Equal(
            new[] { large, small }.Select(world.Vault.PathOf).Order(),
            told.Problems.Select(problem => problem.Path).Order());
        Assert.Equal(
            items.Keys.Except([large, small]).Order(),
            BackupWorld.Files(world.Backup, "items").Keys.Order());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(world.Backup, "incoming")));
    }

    [Fact]
    public async Task What_was_destroyed_goes_from_the_backup_too()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        var received = (await world.FactsAsync(world.Vault.Directory)).First(IsLarge);
        var segment = Assert.Single(BackupWorld.Files(world.Backup, "ledger")).Key;
        var destroyed = world.Destroy(received);
        var lost = BackupWorld.Files(world.Vault.Directory, "items").Keys.First();
        File.Delete(world.Vault.PathOf(lost));

        var told = await world.BackUpAsync();
        Assert.Equal(1, told.Count("removed_files"));
        Assert.Equal(["item-missing"], told.Codes);
        var left = BackupWorld.Files(world.Backup, "items").Keys;
        Assert.DoesNotContain(destroyed, left);
        Assert.Contains(lost, left);
        Assert.NotEqual(segment, Assert.Single(BackupWorld.Files(world.Backup, "ledger")).Key);

        // The next run has nothing left to look for, and what is lost stays kept.
        Assert.Equal(0, (await world.BackUpAsync()).Count("removed_files"));
        Assert.Contains(lost, BackupWorld.Files(world.Backup, "items").Keys);
        var restored = await world.RestoreAsync();
        Assert.True(restored.Ending == Ending.Done, string.Join(' ', restored.Codes));
    }

    [Fact]
    public async Task Without_the_keys_nothing_is_removed_and_the_run_says_so()
    {
        var directory = TestVault.NewDirectory();
        var made = await TestVault.CreateLockedAsync(directory, "a passphrase");
        await CheckWorld.FillAsync(made.Vault, 12);
        await made.Vault.DisposeAsync();
        using var world = BackupWorld.At(directory);
        Assert.Equal(Ending.Done, (await world.BackUpAsync()).Ending);
        var secret = new VaultSecret.Passphrase("a passphrase");
        var destroyed = world.Destroy((await world.FactsAsync(directory, secret)).First(IsLarge));

        Assert.Equal(["sweep-needs-keys"], (await world.BackUpAsync()).Codes);
        Assert.Contains(destroyed, BackupWorld.Files(world.Backup, "items").Keys);

        // What may have been destroyed does not come back by a restoring in between.
        Assert.Equal(Ending.Done, (await world.RestoreAsync(secret)).Ending);
        Assert.DoesNotContain(destroyed, BackupWorld.Files(world.Restored, "items").Keys);
        Assert.Equal(1, (await world.BackUpAsync(secret: secret)).Count("removed_files"));
        Assert.DoesNotContain(destroyed, BackupWorld.Files(world.Backup, "items").Keys);
    }

    [Fact]
    public async Task A_backup_is_not_overwritten_by_another_vault_or_an_older_copy()
    {
        using var world = await BackupWorld.CreateAsync();
        using var older = CheckWorld.CopyOf(world.Vault.Directory);
        using var other = await CheckWorld.CreateAsync();
        await world.GrowAsync(3);
        await world.BackUpAsync();
        var before = BackupWorld.Files(world.Backup, "");

        Assert.Equal(["backup-ahead"], (await world.BackUpAsync(older.Directory)).Codes);
        Assert.Equal(["backup-of-other"], (await world.BackUpAsync(other.Directory)).Codes);
        Assert.Equal(before, BackupWorld.Files(world.Backup, ""));
    }

    [Theory]
    [InlineData("vault/in", "keys.json", "backup-inside-vault")]
    [InlineData("to", "to/keys.json", "keys-inside-backup")]
    [InlineData("to", "vault/keys.json", "keys-inside-backup")]
    [InlineData("to", "nowhere/keys.json", "no-folder")]
    [InlineData("to", "other/keys/keyring.json", "keys-in-vault")]
    [InlineData("to", "full/letter.txt", "keys-not-a-copy")]
    [InlineData("to", "other.json", "keys-not-a-copy")]
    [InlineData("full", "keys.json", "folder-not-empty")]
    public async Task A_place_that_would_harm_is_refused(string to, string keys, string code)
    {
        using var folder = new TempFolder();
        using var world = await BackupWorld.CreateAsync();
        using var other = await CheckWorld.CreateAsync(1);
        folder.Shell($"""
            ln -s '{world.Vault.Directory}' vault; ln -s '{other.Directory}' other
            mkdir to full; echo words > full/letter.txt; cp other/keys/keyring.json other.json
            """);
        var before = File.Exists(folder[keys]) ? File.ReadAllText(folder[keys]) : null;
        var told = await BackupWorld.TellAsync(new BackupMaker(world.Request()).RunAsync(
            new MakeBackup { To = folder[to], Keys = folder[keys], Tool = "tests" }, TestVault.Ct));
        Assert.Equal((code, Ending.WrongUsage), (Assert.Single(told.Codes), told.Ending));
        Assert.Equal(before, File.Exists(folder[keys]) ? File.ReadAllText(folder[keys]) : null);
    }

    [Fact]
    public async Task Each_file_that_went_from_a_backup_is_named()
    {
        using var world = await BackupWorld.CreateAsync(facts: 400);
        await world.BackUpAsync();
        var random = new Random(s_seed);
        output.WriteLine($"seed {s_seed}");
        var items = BackupWorld.Files(world.Backup, "items").Keys.Order().ToArray();
        random.Shuffle(items);
        var (gone, damaged) = (items[..4], items[4..8].Where(IsNotEmpty).ToArray());
        foreach (var path in gone) File.Delete(Path.Combine(world.Backup, path));
        using (var backup = CheckWorld.CopyOf(world.Backup))
        {
            Directory.Delete(world.Backup, recursive: true);
            foreach (var path in damaged) backup.Change(path, 0, 1);
            Directory.Move(backup.Directory, world.Backup);
            Directory.CreateDirectory(backup.Directory);
        }

        var told = await world.RestoreAsync();
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(
            gone.Select(path => ("item-missing", path)).Concat(damaged.Select(path => ("item-damaged", path)))
                .OrderBy(told => told.path),
            told.Problems.Select(problem => (problem.Code, path: Inside(problem.Path!)))
                .OrderBy(told => told.path));

        string Inside(string path) => Path.GetRelativePath(world.Backup, path);

        bool IsNotEmpty(string path) => new FileInfo(Path.Combine(world.Backup, path)).Length > 0;
    }

    [Fact]
    public async Task A_segment_that_is_damaged_or_gone_is_named_and_nothing_is_restored()
    {
        using var world = await BackupWorld.CreateAsync(facts: 1_030);
        await world.BackUpAsync();
        var segments = BackupWorld.Files(world.Backup, "ledger").Keys.Order().ToList();
        File.Delete(Path.Combine(world.Backup, segments[0]));
        var path = Path.Combine(world.Backup, segments[1]);
        var bytes = await File.ReadAllBytesAsync(path, TestVault.Ct);
        bytes[bytes.Length / 2] ^= 1;
        File.Delete(path);
        await File.WriteAllBytesAsync(path, bytes, TestVault.Ct);

        var told = await world.RestoreAsync();
        Assert.Equal(Ending.DamageFound, told.Ending);
        Assert.Equal(["segment-missing", "segment-damaged"], told.Codes);
        Assert.False(Directory.Exists(world.Restored));
    }

    private static bool IsLarge(RecordedFact fact) =>
        fact.Type == nameof(ItemReceived) && fact.Fields.Count("size_bytes") > 60_000;
}
