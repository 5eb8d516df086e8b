using CsCheck;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

public sealed class TileTests
{
    private static readonly Lazy<MemoryLog> Large = new(() => MemoryLog.Of(70_000));

    [Fact]
    public void A_tree_of_70000_has_the_tiles_of_the_example_in_the_standard()
    {
        // C2SP tlog-tiles, "Partial Tiles".
        var paths = Large.Value.Files.Keys.ToHashSet();
        IEnumerable<string> expected =
        [
            .. Enumerable.Range(0, 273).SelectMany(i => new[] { $"tile/0/{i:D3}", $"tile/entries/{i:D3}" }),
            "tile/0/273.p/112", "tile/entries/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
        ];
        Assert.Equal(expected.Order(), paths.Order());
    }

    [Fact]
    public void Tiles_hold_the_nodes_of_their_definition()
    {
        var leaves = NaiveTree.Leaves(600);
        var source = MemoryLog.Of(600).Read(600);
        for (var level = 0; level < 10; level++)
        {
            for (var index = 0UL; index < 600UL >> level; index++)
            {
                Assert.True(source.TryGetNode(new NodeId(level, index), out var hash));
                Assert.Equal(NaiveTree.Node(leaves, new NodeId(level, index)), hash);
            }
        }

        Assert.Null(source.Damage);
    }

    [Fact]
    public void Proofs_from_tiles_lead_to_the_root()
    {
        var source = Large.Value.Read(70_000);
        Gen.Select(Gen.ULong[1, 70_000], Gen.ULong[0, 69_999], Gen.ULong[1, 70_000]).Sample(
            (size, leaf, other) =>
            {
                var index = leaf % size;
                var earlier = ((other - 1) % size) + 1;
                var root = RootOf(source, size);
                Assert.True(source.TryProveInclusion(index, size, out var inclusion));
                Assert.True(InclusionProof.Verify(
                    index, size, NaiveTree.LeafHash(NaiveTree.Leaf(index)), inclusion, root));
                Assert.True(source.TryProveConsistency(earlier, size, out var consistency));
                Assert.True(
                    ConsistencyProof.Verify(earlier, RootOf(source, earlier), size, root, consistency));
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Entries_come_back_as_they_were_appended()
    {
        var source = Large.Value.Read(70_000);
        for (var bundleIndex = 0UL; bundleIndex <= 273; bundleIndex++)
        {
            Assert.True(source.TryGetEntries(bundleIndex, out var bundle));
            Assert.Equal(bundleIndex == 273 ? 112 : 256, bundle.Count);
            for (var i = 0; i < bundle.Count; i++)
            {
                Assert.Equal(NaiveTree.Leaf((bundleIndex * 256) + (ulong)i), bundle[i].ToArray());
            }
        }
    }

    [Fact]
    public void A_builder_goes_on_at_any_size_as_if_it_had_never_stopped()
    {
        foreach (var stop in new ulong[] { 0, 1, 2, 255, 256, 257, 511, 512, 600, 65_535, 65_536, 65_537 })
        {
            var log = MemoryLog.Of(stop);
            Assert.True(TileBuilder.TryResume(log.Read(stop), out var builder));
            Assert.Equal(stop, builder.Size);
            for (var i = stop; i < stop + 300; i++)
            {
                builder.Append(NaiveTree.Leaf(i));
            }

            log.Write(builder.Take());
            var whole = MemoryLog.Of(stop + 300);
            Assert.All(whole.Files, file => Assert.Equal(file.Value, log.Files[file.Key]));
            Assert.Equal(RootOf(whole.Read(stop + 300), stop + 300), builder.Root());
        }
    }

    [Fact]
    public void A_builder_gives_full_files_once_and_partial_ones_at_each_checkpoint()
    {
        var builder = new TileBuilder();
        var seen = new List<string>();
        for (var i = 0UL; i < 520; i++)
        {
            builder.Append(NaiveTree.Leaf(i));
            if (i is 99 or 299 or 519)
            {
                seen.AddRange(builder.Take().Select(file => file.Id.ToString()));
            }
        }

        Assert.Equal(
            [
                "tile/entries/000.p/100", "tile/0/000.p/100",
                "tile/0/000", "tile/entries/000", "tile/entries/001.p/44", "tile/0/001.p/44",
                "tile/1/000.p/1",
                "tile/0/001", "tile/entries/001", "tile/entries/002.p/8", "tile/0/002.p/8", "tile/1/000.p/2",
            ],
            seen);
    }

    [Fact]
    public void The_full_tile_serves_where_a_partial_one_was_deleted()
    {
        var log = MemoryLog.Of(300);
        var old = log.Read(200);
        Assert.Equal(RootOf(MemoryLog.Of(200).Read(200), 200), RootOf(old, 200));
        Assert.True(old.TryGetTile(0, 0, out var tile));
        Assert.Equal(200, tile.Width);
        Assert.True(old.TryGetEntries(0, out var bundle));
        Assert.Equal(256, bundle.Count);
    }

    [Fact]
    public void A_missing_or_short_file_is_damage_that_names_it()
    {
        var log = MemoryLog.Of(300);
        log.Files.Remove("tile/0/001.p/44");
        var source = log.Read(300);
        Assert.False(source.TryProveInclusion(299, 300, out _));
        Assert.Equal("TILE_MISSING", source.Damage!.Damage.Code);
        Assert.Equal("tile/0/001.p/44", source.Damage.Tile.ToString());

        log.Files["tile/0/001.p/44"] = new byte[(44 * 32) - 1];
        source = log.Read(300);
        Assert.False(source.TryGetFrontier(300, out _));
        Assert.Equal(("TILE_LENGTH", 1_407L), (source.Damage!.Damage.Code, source.Damage.Damage.Offset));

        log.Files["tile/0/001.p/44"] = new byte[256 * 32];
        source = log.Read(300);
        Assert.False(source.TryGetTile(0, 1, out _));
        Assert.Equal("TILE_LENGTH", source.Damage!.Damage.Code);

        log.Files["tile/entries/001.p/44"] = new byte[3];
        source = log.Read(300);
        Assert.False(source.TryGetEntries(1, out _));
        Assert.Equal(("BUNDLE_TRUNCATED", 2L), (source.Damage!.Damage.Code, source.Damage.Damage.Offset));
        Assert.False(TileBuilder.TryResume(source, out _));
    }

    [Fact]
    public void A_bundle_reads_back_or_says_where_it_is_wrong()
    {
        ReadOnlyMemory<byte>[] entries = [new byte[] { 1, 2 }, Array.Empty<byte>(), new byte[65_535]];
        var bytes = EntryBundle.Encode(entries);
        Assert.Equal(6 + 2 + 0 + 65_535, bytes.Length);
        Assert.True(EntryBundle.TryParse(bytes, 3, out var bundle, out _));
        Assert.Equal(
            entries.Select(e => e.ToArray()), Enumerable.Range(0, 3).Select(i => bundle[i].ToArray()));
        Assert.Equal(2, bundle.OffsetOf(0));

        Assert.False(EntryBundle.TryParse(bytes, 2, out _, out var damage));
        Assert.Equal(("BUNDLE_TRAILING", 6L), (damage.Code, damage.Offset));
        Assert.False(EntryBundle.TryParse(bytes, 4, out _, out damage));
        Assert.Equal(("BUNDLE_TRUNCATED", (long)bytes.Length), (damage.Code, damage.Offset));
        Assert.False(EntryBundle.TryParse(bytes.AsMemory(0, 100), 3, out _, out damage));
        Assert.Equal(("BUNDLE_TRUNCATED", 6L), (damage.Code, damage.Offset));
    }

    [Fact]
    public void What_no_log_holds_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([]));
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode(new ReadOnlyMemory<byte>[257]));
        Assert.Throws<ArgumentException>(() => EntryBundle.Encode([new byte[65_536]]));
        Assert.Throws<ArgumentException>(() => new TileBuilder().Append(new byte[65_536]));
        var source = MemoryLog.Of(5).Read(5);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetNode(new NodeId(0, 5), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetNode(new NodeId(1, 2), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetTile(0, 1, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetTile(-1, 0, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetTile(8, 0, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryProveInclusion(0, 6, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.TryGetFrontier(6, out _));
    }

    private static Hash32 RootOf(TileSource source, ulong size)
    {
        Assert.True(source.TryGetFrontier(size, out var frontier));
        return frontier.Root();
    }
}
