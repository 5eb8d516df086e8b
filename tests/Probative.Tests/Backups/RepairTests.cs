using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Backups;
using Probative.Local.Keys;
using Probative.Local.Views;
using Probative.Preservation.Backups;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Backups;

public class RepairTests
{
    [Fact]
    public async Task What_is_missing_or_damaged_comes_back_and_each_case_says_so()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        var before = BackupWorld.Files(world.Vault.Directory, "items", "derivatives");
        var items = before.Keys.Where(path => path.StartsWith("items", StringComparison.Ordinal)).ToList();
        var (missing, damaged) = (items[0], items.First(path => IsLarge(world, path)));
        var derivative = before.Keys.Except(items).Single();
        File.Delete(world.Vault.PathOf(missing));
        world.Vault.Change(damaged, 3, 1);
        world.Vault.Change(derivative, 3, 1);

        var told = await RepairAsync(world, world.Backup);
        Assert.True(told.Ending == Ending.Done, string.Join(' ', told.Codes));
        Assert.Equal((3, 3), (told.Count("broken"), told.Count("repaired")));
        Assert.Equal(before, BackupWorld.Files(world.Vault.Directory, "items", "derivatives"));
        var facts = await world.FactsAsync(world.Vault.Directory);
        Assert.Equal(
            new[] { (damaged, "damaged"), (missing, "missing") }.Order(),
            facts.Where(fact => fact.Type == nameof(ItemRepaired))
                .Select(fact => (PathOf(fact.Fields.Text("sha256")!), fact.Fields.Text("found")!)).Order());
        Assert.Single(facts, fact => fact.Type == nameof(DerivativeRepaired));
        var found = await world.Vault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());

        Assert.Equal(0, (await RepairAsync(world, world.Backup)).Count("broken"));
    }

    [Fact]
    public async Task A_copy_that_is_damaged_too_repairs_nothing_and_is_named()
    {
        using var world = await BackupWorld.CreateAsync();
        using var other = CheckWorld.CopyOf(world.Vault.Directory);
        var items = BackupWorld.Files(world.Vault.Directory, "items").Keys.ToList();
        var first = items.First(path => IsLarge(world, path));
        var second = items.Last(path => IsLarge(world, path));
        world.Vault.Change(first, 3, 1);
        other.Change(first, 9, 1);
        File.Delete(world.Vault.PathOf(second));
        File.Delete(other.PathOf(second));
        var before = BackupWorld.Files(world.Vault.Directory, "items");

        var told = await RepairAsync(world, other.Directory);
        Assert.Equal(Ending.DoneWithFailures, told.Ending);
        Assert.Equal(["item-damaged", "item-missing"], told.Codes.Order());
        Assert.Equal((2, 0), (told.Count("broken"), told.Count("repaired")));
        Assert.Equal(before, BackupWorld.Files(world.Vault.Directory, "items"));
        Assert.Equal(["no-copy"], (await RepairAsync(world, world.Memory)).Codes);
    }

    [Fact]
    public async Task Views_that_say_something_else_are_made_anew()
    {
        using var world = await BackupWorld.CreateAsync();
        var view = Directory.EnumerateFiles(world.Vault.PathOf("views"), "items-v*.db").Single();
        await using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={view};Pooling=False"))
        {
            await db.OpenAsync(TestVault.Ct);
            await using var change = db.CreateCommand();
            change.CommandText = "UPDATE item_v1 SET Name = 'another'";
            await change.ExecuteNonQueryAsync(TestVault.Ct);
        }

        Assert.Equal(Ending.DamageFound, (await world.Vault.CheckAsync()).Ending);
        var told = await BackupWorld.TellAsync(
            new ViewRebuilder(world.Request()).RunAsync(new RebuildViews(), TestVault.Ct));
        Assert.True(told.Ending == Ending.Done, string.Join(' ', told.Codes));
        var found = await world.Vault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
    }

    [Fact]
    public async Task A_drill_names_what_could_not_be_restored_and_leaves_nothing_behind()
    {
        using var world = await BackupWorld.CreateAsync();
        await world.BackUpAsync();
        using var scratch = new TempFolder();
        var drilled = await DrillAsync(world, scratch.Path);
        Assert.True(drilled.Ending == Ending.Done, string.Join(' ', drilled.Codes));
        Assert.Empty(drilled.Problems);
        Assert.Equal((0, 0), (drilled.Count("missing"), drilled.Count("damage")));

        var item = BackupWorld.Files(world.Backup, "items").Keys.First();
        File.Delete(Path.Combine(world.Backup, item));
        var failed = await DrillAsync(world, scratch.Path);
        Assert.Equal(Ending.DamageFound, failed.Ending);
        Assert.Contains(failed.Problems, problem => problem.Path == Path.Combine(world.Backup, item));
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
    }

    private static Task<Told> DrillAsync(BackupWorld world, string scratch) =>
        BackupWorld.TellAsync(new BackupDrill(new VaultSecret.Nothing(), TimeProvider.System).RunAsync(
            new DrillBackup { From = [world.Backup], Keyring = world.Keys, Scratch = scratch },
            TestVault.Ct));

    private static async Task<Told> RepairAsync(BackupWorld world, string from)
    {
        await using LocalVault vault = await world.OpenAsync();
        return await BackupWorld.TellAsync(
            new VaultRepairer(vault).RunAsync(new RepairItems { From = [from] }, TestVault.Ct));
    }

    private static bool IsLarge(BackupWorld world, string path) =>
        new FileInfo(world.Vault.PathOf(path)).Length > 60_000;

    private static string PathOf(string sha256) => $"items/{sha256[..2]}/{sha256}";
}
