using System.Reflection;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Commands;
using Probative.Local.Checking;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Checking;

public class SoundVaultTests
{
    private const string NoOutsideTime =
        "No outside time: this record could have been made on any day before you received it.";

    [Fact]
    public async Task A_sound_vault_is_clean_and_the_check_says_what_it_does_not_show()
    {
        using var world = await CheckWorld.CreateAsync(facts: 300);
        var before = world.Tree();
        var found = await world.CheckAsync();
        Assert.True(found.Ending == Ending.Done && found.Problems.Count == 0, found.ToString());
        Assert.Equal(308, (long)found.Result["facts"]!);
        Assert.Equal(2, (long)found.Result["cases"]!);
        Assert.Equal(300, (long)found.Result["items"]!["files"]!);
        Assert.Equal(1, (long)found.Result["derivatives"]!["files"]!);
        Assert.Equal(600, (long)found.Result["views"]!["items"]!);
        Assert.Contains(found.Result["not_shown"]!.AsArray(), line =>
            (string)line! == NoOutsideTime);
        Assert.Equal(before, world.Tree());
    }

    /// <summary>
    /// As after a power cut, when the first to open `ledger.db` rebuilds the index of its log and shuts out
    /// the others meanwhile: they wait, and nobody is told to bring the vault back from a backup.
    /// </summary>
    [Fact]
    public async Task A_database_that_is_held_for_a_moment_is_not_called_damaged()
    {
        using var world = await CheckWorld.CreateAsync();
        using var holder = new SqliteConnection($"Data Source={world.PathOf("ledger.db")};Pooling=False");
        holder.Open();
        using (var hold = holder.CreateCommand())
        {
            hold.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK;";
            hold.ExecuteNonQuery();
        }

        Assert.True(File.Exists(world.PathOf("ledger.db-wal")), "nobody holds the database");
        var checking = Task.Run(() => world.CheckAsync());
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.False(checking.IsCompleted, "the check did not wait");
        await holder.CloseAsync();
        var found = await checking;
        Assert.True(found.Ending == Ending.Done, found.ToString());
    }

    [Fact]
    public void Every_code_of_a_check_stands_in_its_specification()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "spec", "vault-check.md"));
        var codes = typeof(CheckCode).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((CheckCode)field.GetValue(null)!).Code)
            .ToList();
        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.Contains($"`{code}", page, StringComparison.Ordinal));
    }
}
