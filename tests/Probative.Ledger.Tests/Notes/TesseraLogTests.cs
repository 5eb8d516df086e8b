using System.Globalization;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

/// <summary>A log that another implementation wrote: 15 entries, a signed checkpoint at each size.</summary>
public sealed class TesseraLogTests
{
    private const ulong Size = 15;

    [Fact]
    public void Every_checkpoint_opens_and_is_the_root_of_the_tiles_at_its_size()
    {
        var source = Source();
        for (var size = 0UL; size <= Size; size++)
        {
            var checkpoint = CheckpointAt(size);
            Assert.Equal(size, checkpoint.Size);
            Assert.True(source.TryGetFrontier(size, out var frontier));
            Assert.Equal(checkpoint.Root, frontier.Root());
        }
    }

    [Fact]
    public void Every_checkpoint_is_a_prefix_of_every_later_one()
    {
        var source = Source();
        for (var size1 = 1UL; size1 <= Size; size1++)
        {
            for (var size2 = size1; size2 <= Size; size2++)
            {
                Assert.True(source.TryProveConsistency(size1, size2, out var proof));
                Assert.True(ConsistencyProof.Verify(
                    size1, CheckpointAt(size1).Root, size2, CheckpointAt(size2).Root, proof));
            }
        }
    }

    [Fact]
    public void Our_builder_writes_the_same_files_from_the_same_entries()
    {
        Assert.True(Source().TryGetEntries(0, out var bundle));
        var builder = new TileBuilder();
        for (var i = 0; i < bundle.Count; i++)
        {
            builder.Append(bundle[i].Span);
            foreach (var file in builder.Take())
            {
                Assert.Equal(File.ReadAllBytes(PathOf(file.Id.ToString())), file.Bytes.ToArray());
            }
        }

        Assert.Equal(CheckpointAt(Size).Root, builder.Root());
    }

    private static string PathOf(string name) => Path.Combine(Repository.Outside("tlog/tessera-log"), name);

    private static TileSource Source() => new(Size, id =>
    {
        var path = PathOf(id.ToString());
        return File.Exists(path) ? File.ReadAllBytes(path).AsMemory() : null;
    });

    private static Checkpoint CheckpointAt(ulong size)
    {
        var key = Samples.Key(File.ReadAllText(Repository.Outside("tlog/tessera-log.vkey")).TrimEnd());
        var bytes = File.ReadAllBytes(PathOf($"checkpoint.{size.ToString(CultureInfo.InvariantCulture)}"));
        Assert.True(LogCheckpoint.TryOpen(bytes, key, out var checkpoint, out var damage), damage.ToString());
        return checkpoint;
    }
}
