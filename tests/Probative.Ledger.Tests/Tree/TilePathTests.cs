using CsCheck;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

public sealed class TilePathTests
{
    [Theory]
    [InlineData(0, 0UL, 256, "tile/0/000")]
    [InlineData(0, 1_234_067UL, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 0UL, 17, "tile/1/000.p/17")]
    [InlineData(63, 999UL, 255, "tile/63/999.p/255")]
    [InlineData(0, 1_000UL, 1, "tile/0/x001/000.p/1")]
    [InlineData(TileId.EntriesLevel, 273UL, 112, "tile/entries/273.p/112")]
    [InlineData(TileId.EntriesLevel, 1_000_000UL, 256, "tile/entries/x001/x000/000")]
    [InlineData(0, ulong.MaxValue, 256, "tile/0/x018/x446/x744/x073/x709/x551/615")]
    public void A_path_is_written_and_read_as_the_standard_has_it(
        int level, ulong index, int width, string path)
    {
        Assert.Equal(path, TilePath.Format(new TileId(level, index, width)));
        Assert.True(TilePath.TryParse(path, out var tile));
        Assert.Equal(new TileId(level, index, width), tile);
        Assert.Equal(path, tile.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/Entries/000")]
    [InlineData("tile/0/x000/067")]
    [InlineData("tile/0/001/067")]
    [InlineData("tile/0/x001/x067")]
    [InlineData("tile/0/X001/067")]
    [InlineData("tile/0/x01/067")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/00")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/0/\u0660\u0660\u0660")]
    [InlineData("tile/0/x018/x446/x744/x073/x709/x551/616")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/999")]
    public void Any_other_text_is_no_path(string path) => Assert.False(TilePath.TryParse(path, out _));

    [Fact]
    public void Every_tile_has_one_path() =>
        Gen.Select(Gen.Int[-1, 63], Gen.ULong, Gen.Int[1, 256]).Sample(
            (level, index, width) =>
            {
                var tile = new TileId(level, index, width);
                return TilePath.TryParse(TilePath.Format(tile), out var again) && again == tile;
            });

    [Fact]
    public void What_is_read_is_written_alike() =>
        Gen.Char["tile/0123456789x.p/ens"].Array[0, 24].Select(c => new string(c)).Sample(
            text =>
                !TilePath.TryParse("tile/" + text, out var tile) || TilePath.Format(tile) == "tile/" + text);

    [Fact]
    public void A_tile_that_cannot_be_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Format(new TileId(-2, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Format(new TileId(64, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Format(new TileId(0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TilePath.Format(new TileId(0, 0, 257)));
    }

    [Fact]
    public void Widths_are_those_of_the_example_in_the_standard()
    {
        // C2SP tlog-tiles, "Partial Tiles": a tree of size 70,000.
        Assert.Equal(256, TileId.WidthIn(0, 272, 70_000));
        Assert.Equal(112, TileId.WidthIn(0, 273, 70_000));
        Assert.Equal(0, TileId.WidthIn(0, 274, 70_000));
        Assert.Equal(256, TileId.WidthIn(1, 0, 70_000));
        Assert.Equal(17, TileId.WidthIn(1, 1, 70_000));
        Assert.Equal(1, TileId.WidthIn(2, 0, 70_000));
        Assert.Equal(0, TileId.WidthIn(3, 0, 70_000));
        Assert.Equal(0, TileId.WidthIn(2, 1, 70_000));
        Assert.Equal(112, TileId.WidthIn(TileId.EntriesLevel, 273, 70_000));
        Assert.Equal(256, TileId.WidthIn(0, 0, 256));
        Assert.Equal(1, TileId.WidthIn(1, 0, 256));
        Assert.Equal(0, TileId.WidthIn(63, 0, ulong.MaxValue));
        Assert.Equal(255, TileId.WidthIn(7, 0, ulong.MaxValue));
    }
}
