using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Log;
using Xunit;

namespace Probative.Tests.Local;

public sealed class PublicationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Each step publishes up to a size; after each, the whole folder is checked from the files alone.
    /// </summary>
    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(255, 256, 257)]
    [InlineData(256, 512, 513)]
    [InlineData(100, 300, 70_000)]
    [InlineData(65_535, 65_536, 65_537)]
    [InlineData(16_384, 16_385, 40_000)]
    public async Task The_log_is_whole_at_every_size_it_was_published_at(params int[] sizes)
    {
        await using var log = new TestLog();
        foreach (var size in sizes)
        {
            log.GrowTo(size);
            await log.PublishAsync();
            Assert.Equal(log.Leaves, LogAudit.Read(log.Directory));
            log.Reload();
        }
    }

    [Fact]
    public async Task Partial_tiles_go_when_the_full_one_is_under_a_checkpoint()
    {
        await using var log = new TestLog();
        log.GrowTo(100);
        await log.PublishAsync();
        log.GrowTo(200);
        await log.PublishAsync();
        Assert.Equal(["100", "200"], Names(log, "log/tile/0/000.p"));

        log.GrowTo(256);
        await log.PublishAsync();

        Assert.False(Directory.Exists(Path.Combine(log.Directory, "log/tile/0/000.p")));
        Assert.False(Directory.Exists(Path.Combine(log.Directory, "log/tile/entries/000.p")));
    }

    [Fact]
    public async Task A_leaf_that_changed_in_the_database_is_never_signed()
    {
        await using var log = new TestLog();
        log.GrowTo(10);
        await log.PublishAsync();
        log.Facts.AddLeaf([1, 2, 3], Hash32.Of([1]));

        var doubt = await Assert.ThrowsAsync<IntegrityException>(log.PublishAsync);

        Assert.Equal("fact-damaged", doubt.Code);
        Assert.Equal(10, LogAudit.Read(log.Directory).Count);
    }

    [Theory]
    [InlineData("log/tile/entries/000.p/10", "log-damaged")]
    [InlineData("log/tile/0/000.p/10", "log-root")]
    [InlineData("log/checkpoint", "checkpoint-damaged")]
    public async Task A_log_with_a_flipped_bit_is_not_continued(string file, string code)
    {
        await using var log = new TestLog();
        log.GrowTo(10);
        await log.PublishAsync();
        var path = Path.Combine(log.Directory, file);
        var bytes = await File.ReadAllBytesAsync(path, Ct);
        bytes[0] ^= 0x40;
        File.Delete(path);
        await File.WriteAllBytesAsync(path, bytes, Ct);

        var doubt = Assert.Throws<IntegrityException>(log.Reload);

        Assert.Contains(doubt.Code, new[] { code, "ledger-not-published-one" });
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Ct));
    }

    [Fact]
    public async Task A_checkpoint_that_somebody_else_wrote_is_not_written_over()
    {
        await using var log = new TestLog();
        log.GrowTo(10);
        await log.PublishAsync();
        var path = Path.Combine(log.Directory, "log/checkpoint");
        var before = await File.ReadAllBytesAsync(path, Ct);
        log.GrowTo(11);
        await log.PublishAsync();
        await File.WriteAllBytesAsync(path, before, Ct);
        log.GrowTo(12);

        var doubt = await Assert.ThrowsAsync<IntegrityException>(log.PublishAsync);

        Assert.Equal("checkpoint-changed", doubt.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Ct));
    }

    private static IEnumerable<string?> Names(TestLog log, string directory) =>
        Directory.EnumerateFiles(Path.Combine(log.Directory, directory)).Select(Path.GetFileName).Order();

    /// <summary>A publisher over rows in memory and a folder on disk.</summary>
    private sealed class TestLog : IAsyncDisposable
    {
        private readonly PosixFs _fs;
        private readonly DurableThread _durable;
        private readonly Poison _poison = new();
        private readonly SignerKey _key = SignerKey.Generate("test.invalid");
        private readonly FileGroup _group;
        private TilePublisher _publisher;

        public TestLog()
        {
            Directory = TestVault.NewDirectory();
            _fs = PosixFs.Create(Directory);
            _fs.CreateDirectory("log");
            _fs.CreateDirectory("incoming");
            _durable = new DurableThread(_fs, _poison);
            _group = new FileGroup(_fs);
            File.WriteAllText(Path.Combine(Directory, "log/vkey"), _key.Vkey + "\n");
            _publisher = new TilePublisher(_durable, _group, Facts, _key, _poison, PublishedEdge.Empty());
        }

        public string Directory { get; }

        public MemoryFacts Facts { get; } = new();

        public List<byte[]> Leaves { get; } = [];

        public void GrowTo(int size)
        {
            while (Leaves.Count < size)
            {
                var leaf = BitConverter.GetBytes(Leaves.Count * 7919L);
                Leaves.Add(leaf);
                Facts.AddLeaf(leaf, TreeHash.Leaf(leaf));
            }
        }

        public Task<byte[]> PublishAsync() => _publisher.PublishAsync(Ct);

        /// <summary>As a writer does that opens the vault.</summary>
        public void Reload()
        {
            var published = PublishedEdge.Load(_fs, Facts, _key.Verifier);
            _publisher.Dispose();
            _publisher = new TilePublisher(_durable, _group, Facts, _key, _poison, published);
        }

        public ValueTask DisposeAsync()
        {
            _publisher.Dispose();
            _durable.Dispose();
            _fs.Dispose();
            _key.Dispose();
            System.IO.Directory.Delete(Directory, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
