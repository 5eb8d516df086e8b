using Probative.Kernel.Commands;
using Probative.Local.Views;
using Xunit;

namespace Probative.Tests.Checking;

/// <summary>
/// What somebody with all rights did by hand is found, and told with a code that says what it is.
/// </summary>
public class TamperTests
{
    [Theory]
    [InlineData("DELETE FROM fact WHERE idx = 7", "ledger-gap", "Fact 7 is not there")]
    [InlineData("DELETE FROM fact WHERE idx = 7", "ledger-stray-row", "of fact 7")]
    [InlineData("DELETE FROM fact WHERE idx >= 15", "ledger-behind-checkpoint", "holds 15 facts")]
    [InlineData("DELETE FROM sealed WHERE place = 7 * 512", "fields-missing", "Fact 7")]
    [InlineData("DELETE FROM sealed WHERE place / 512 = 7", "fields-missing", "Fact 7")]
    [InlineData("UPDATE fact SET leaf = (SELECT leaf FROM fact) WHERE idx = 7", "fact-damaged", "Fact 7")]
    [InlineData("UPDATE fact SET leaf_hash = zeroblob(32) WHERE idx = 7", "fact-damaged", "Fact 7")]
    [InlineData("UPDATE fact SET n = n + 100 WHERE idx = 7", "fact-damaged", "Fact 7")]
    [InlineData("UPDATE fact SET case_id = randomblob(16) WHERE idx = 7", "fact-damaged", "Fact 7")]
    [InlineData("UPDATE sealed SET subject = randomblob(16) WHERE place = 3585", "fields-damaged", "Fact 7")]
    [InlineData("UPDATE sealed SET body = zeroblob(80) WHERE place = 7 * 512", "fields-damaged", "Fact 7")]
    [InlineData("CREATE TABLE note (text TEXT)", "ledger-damaged", "schema")]
    public async Task A_row_changed_by_hand(string sql, string code, string words)
    {
        using var world = await CheckWorld.CreateAsync();
        world.Sql(sql);
        AssertTold(await world.CheckAsync(), code, "ledger.db", words);
    }

    [Fact]
    public async Task A_file_whose_fact_is_damaged_is_not_told_as_one_that_no_fact_names()
    {
        using var world = await CheckWorld.CreateAsync();
        world.Sql("UPDATE sealed SET body = zeroblob(80)");
        var found = await world.CheckAsync();
        var stray = found.Problems.Where(problem => problem.Code == "stray-file").ToList();
        Assert.NotEmpty(stray);
        Assert.All(stray, problem => Assert.Contains("one that is damaged may", problem.Message));
    }

    [Fact]
    public async Task Two_facts_that_changed_places()
    {
        using var world = await CheckWorld.CreateAsync();

        // The whole rows, sealed fields included, so that each is sound by itself.
        world.Sql("""
            CREATE TEMP TABLE other AS SELECT * FROM fact WHERE idx IN (7, 9);
            CREATE TEMP TABLE fields AS SELECT * FROM sealed WHERE place / 512 IN (7, 9);
            DELETE FROM fact WHERE idx IN (7, 9);
            DELETE FROM sealed WHERE place / 512 IN (7, 9);
            INSERT INTO fact SELECT 16 - idx, case_id, n, leaf, leaf_hash FROM other;
            INSERT INTO sealed
            SELECT (16 - place / 512) * 512 + place % 512, subject, wrapped_key, body FROM fields;
            """);
        var found = await world.CheckAsync();
        AssertTold(found, "fact-not-published", "ledger.db", "Fact 7");
        AssertTold(found, "fact-not-published", "ledger.db", "Fact 9");
    }

    [Fact]
    public async Task Fields_that_were_moved_to_another_fact()
    {
        using var world = await CheckWorld.CreateAsync();
        world.Sql("""
            UPDATE sealed SET (wrapped_key, body) =
                (SELECT wrapped_key, body FROM sealed WHERE place = 8 * 512)
            WHERE place = 9 * 512
            """);
        AssertTold(await world.CheckAsync(), "fields-damaged", "ledger.db", "Fact 9");
    }

    [Fact]
    public async Task An_item_that_is_gone_cut_short_longer_or_a_link()
    {
        using var world = await CheckWorld.CreateAsync(facts: 20);
        var items = Directory.EnumerateFiles(world.PathOf("items"), "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length > 10_000).Order().ToList();
        foreach (var path in items) Writable(path);
        File.Delete(items[0]);
        using (var cut = File.OpenWrite(items[1])) cut.SetLength(100);
        File.AppendAllText(items[2], "more");
        File.Move(items[3], items[3] + ".away");
        File.CreateSymbolicLink(items[3], items[3] + ".away");

        var found = await world.CheckAsync();
        AssertTold(found, "item-missing", items[0], "no file has them");
        AssertTold(found, "item-size", items[1], "It has 100 bytes");
        AssertTold(found, "item-damaged", items[1], "SHA-256");
        AssertTold(found, "item-size", items[2], "bytes where the facts say");
        AssertTold(found, "item-damaged", items[3], "link");
        Assert.Contains(
            found.Problems, problem => problem.Code == "stray-file" && problem.Path == items[3] + ".away");
    }

    [Fact]
    public async Task A_file_that_no_fact_names_is_a_notice_and_no_damage()
    {
        using var world = await CheckWorld.CreateAsync();
        var digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
        Directory.CreateDirectory(world.PathOf("items/2c"));
        File.WriteAllText(world.PathOf($"items/2c/{digest}"), "foo");
        File.WriteAllText(world.PathOf("incoming/items-1"), "half");
        File.WriteAllText(world.PathOf("readme.txt"), "mine");
        File.WriteAllText(world.PathOf("log/checkpoint.new"), "half");
        var found = await world.CheckAsync();
        Assert.Equal(Ending.Done, found.Ending);
        Assert.Equal(
            [
                "left-over incoming/items-1",
                "left-over log/checkpoint.new",
                $"stray-file items/2c/{digest}",
                "stray-file readme.txt",
            ],
            found.Problems.Select(p => $"{p.Code} {Path.GetRelativePath(world.Directory, p.Path!)}").Order());
    }

    [Theory]
    [InlineData("UPDATE claim_v4 SET Hedges = '[]'", "claims", "claim_v4")]
    [InlineData("DELETE FROM claim_v4", "claims", "claim_v4")]
    [InlineData("UPDATE claim_v4 SET Polarity = 'denies'", "claims", "claim_v4")]
    [InlineData("UPDATE item_v1 SET ToIndex = 3 WHERE FromIndex = 7", "items", "fact 7")]
    [InlineData("INSERT INTO item_v1 SELECT 2, 1, x'', x'', 1, x'', 0, '', x'', 0, ''", "items", "fact 2")]
    [InlineData("UPDATE position SET LastLeaf = zeroblob(32)", "items", "not made from")]
    public async Task A_view_that_says_something_else(string sql, string view, string words)
    {
        using var world = await CheckWorld.CreateAsync();
        var file = ViewKind.All.Single(kind => kind.Name == view).FileName;
        var path = world.PathOf($"views/{file}");
        Views.ViewRebuildTests.Sql(path, sql);
        AssertTold(await world.CheckAsync(), "view-differs", path, words);
    }

    [Theory]
    [InlineData("keys/keyring.json", "keyring-missing")]
    [InlineData("log/checkpoint", "checkpoint-missing")]
    [InlineData("log/vkey", "vkey-damaged")]
    [InlineData("log/vkeys", "vkeys-damaged")]
    [InlineData("log/tile/0/000.p/20", "log-missing")]
    [InlineData("log/tile/entries/000.p/20", "log-missing")]
    [InlineData("ledger.db", "ledger-missing")]
    [InlineData("vault.json", "vault-json-damaged")]
    public async Task A_file_that_is_gone(string path, string code)
    {
        using var world = await CheckWorld.CreateAsync();
        File.Delete(world.PathOf(path));
        AssertTold(await world.CheckAsync(), code, path, "");
    }

    [Fact]
    public async Task A_missing_view_is_a_notice()
    {
        using var world = await CheckWorld.CreateAsync();
        File.Delete(world.PathOf("views/claims-v4.db"));
        var found = await world.CheckAsync();
        Assert.Equal((Ending.Done, "view-missing"), (found.Ending, Assert.Single(found.Problems).Code));
        Assert.Null(found.Result["views"]!["claims"]);
    }

    [Fact]
    public async Task The_log_of_another_vault()
    {
        using var world = await CheckWorld.CreateAsync();
        using var other = await CheckWorld.CreateAsync();
        Directory.Delete(world.PathOf("log"), recursive: true);
        Directory.Move(other.PathOf("log"), world.PathOf("log"));
        var found = await world.CheckAsync();
        AssertTold(found, "vkey-mismatch", "log/vkey", "");
        AssertTold(found, "fact-not-published", "ledger.db", "Fact 0");
        AssertTold(found, "key-facts", "log/vkeys", "");
    }

    private static void AssertTold(CheckFound found, string code, string path, string words) => Assert.True(
        found.Ending == Ending.DamageFound && found.Problems.Any(problem =>
            problem.Code == code
            && problem.Path!.EndsWith(path, StringComparison.Ordinal)
            && problem.Message.Contains(words, StringComparison.Ordinal)),
        found.ToString());

    private static void Writable(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
