using System.Globalization;
using Xunit;

namespace Probative.Tests.Checking;

/// <summary>A flipped bit in any file of a vault is found, and told with the path of that file.</summary>
public class FlippedBitTests
{
    private static readonly int Seed = Environment.TickCount;

    [Theory]
    [InlineData("vault.json", 1)]
    [InlineData("keys/keyring.json", 1)]
    [InlineData("log/checkpoint", 1)]
    [InlineData("log/vkey", 1)]
    [InlineData("log/vkeys", 1)]
    [InlineData("log/tile/0/000.p/20", 1)]
    [InlineData("log/tile/entries/000.p/20", 61)]
    public async Task In_every_byte_of_a_small_file(string path, int step)
    {
        using var world = await CheckWorld.CreateAsync();
        var random = new Random(Seed);
        var length = new FileInfo(world.PathOf(path)).Length;
        for (long offset = 0; offset < length; offset += step) await FlipAsync(world, path, offset, random);
    }

    [Fact]
    public async Task In_any_item_and_derivative()
    {
        using var world = await CheckWorld.CreateAsync();
        var random = new Random(Seed);
        foreach (var folder in new[] { "items", "derivatives" })
        {
            var paths = Directory.EnumerateFiles(world.PathOf(folder), "*", SearchOption.AllDirectories);
            foreach (var path in paths)
            {
                var length = new FileInfo(path).Length;
                var relative = Path.GetRelativePath(world.Directory, path);
                if (length > 0) await FlipAsync(world, relative, random.NextInt64(length), random);
            }
        }
    }

    /// <summary>
    /// Bytes of a database in which nothing is stored are counted by the check and not covered; in them a
    /// flipped bit changes no fact. Everything else is covered.
    /// </summary>
    [Theory]
    [InlineData("ledger.db", 400)]
    [InlineData("views/items-v2.db", 150)]
    [InlineData("views/cases-v4.db", 80)]
    [InlineData("views/claims-v4.db", 80)]
    [InlineData("views/handovers-v1.db", 80)]
    public async Task In_any_byte_of_a_database_that_holds_something(string path, int flips)
    {
        using var world = await CheckWorld.CreateAsync(facts: 60);
        var random = new Random(Seed);
        var idle = new IdleBytes(world.PathOf(path), isLedger: path == "ledger.db");
        for (var done = 0; done < flips;)
        {
            var offset = random.NextInt64(idle.LengthBytes);
            if (idle.Contains(offset)) continue;
            done++;
            await FlipAsync(world, path, offset, random);
        }
    }

    /// <summary>It is one row, which no index leads to: a random flip seldom meets it.</summary>
    [Theory]
    [InlineData("views/items-v2.db")]
    [InlineData("views/handovers-v1.db")]
    public async Task In_every_byte_of_the_position_of_a_view(string path)
    {
        using var world = await CheckWorld.CreateAsync();
        var random = new Random(Seed);
        var idle = new IdleBytes(world.PathOf(path), isLedger: false);
        var page = IdleBytes.PageOf(File.ReadAllBytes(world.PathOf(path)), "position");
        var bytes = Enumerable.Range(0, 4096).Select(i => page + i).Where(at => !idle.Contains(at)).ToList();
        Assert.InRange(bytes.Count, 40, 100);
        foreach (var offset in bytes) await FlipAsync(world, path, offset, random);
    }

    private static async Task FlipAsync(CheckWorld world, string path, long offset, Random random)
    {
        var bit = (byte)(1 << random.Next(8));
        world.Change(path, offset, bit);
        var found = await world.CheckAsync();
        Assert.True(
            found.Names(path),
            string.Create(
                CultureInfo.InvariantCulture, $"Seed {Seed}: byte {offset} of {path}, bit {bit}: {found}"));
        world.Change(path, offset, bit);
    }
}
