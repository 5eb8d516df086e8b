using System.Globalization;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tests.Facts;
using Probative.Ledger.Tests.Notes;
using Probative.Ledger.Tests.Tree;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Peers;

/// <summary>Our logs and receipts, read by a client on golang.org/x/mod that shares no code with
/// us.</summary>
public sealed class TlogCheckTests(TlogCheck go) : IClassFixture<TlogCheck>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(70_000)]
    public void A_log_of_ours_passes_with_every_older_checkpoint(int size)
    {
        using var folder = new TempFolder();
        var old = WriteLog(folder, size);
        Assert.Null(go.Check(["log", .. old.SelectMany(path => new[] { "-old", path }), folder.Path]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(257)]
    [InlineData(70_000)]
    public void A_flipped_bit_in_any_kind_of_file_is_found(int size)
    {
        using var folder = new TempFolder();
        WriteLog(folder, size);
        var random = new Random(size);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        foreach (var kind in files.Where(IsOfTheLog).GroupBy(KindOf))
        {
            foreach (var path in random.GetItems(kind.ToArray(), 3))
            {
                var bytes = File.ReadAllBytes(path);
                var bit = random.Next(bytes.Length * 8);
                File.WriteAllBytes(path, Samples.Flip(bytes, bit));
                Assert.True(go.Check("log", folder.Path) is not null, $"{path}, bit {bit} of seed {size}");
                File.WriteAllBytes(path, bytes);
            }
        }

        Assert.Null(go.Check("log", folder.Path));

        bool IsOfTheLog(string path) => !path.StartsWith(folder["old"], StringComparison.Ordinal);

        string KindOf(string path)
        {
            var parts = Path.GetRelativePath(folder.Path, path).Split('/');
            var partial = path.Contains(".p/", StringComparison.Ordinal);
            return parts[0] == "tile" ? $"{parts[1]} {partial}" : parts[0];
        }
    }

    [Fact]
    public void A_missing_file_or_a_checkpoint_of_another_past_is_found()
    {
        using var folder = new TempFolder();
        var old = WriteLog(folder, 300);
        Assert.Null(go.Check("log", "-old", old[0], folder.Path));

        var fork = new Checkpoint(Samples.Origin, 100, Hash32.Of("another past"u8)).Sign(Samples.Log);
        Assert.Contains(
            "lead to root", go.Check("log", "-old", folder.Write("fork", fork.ToBytes()), folder.Path));
        var later = new Checkpoint(Samples.Origin, 301, Hash32.Of("a future"u8)).Sign(Samples.Log);
        Assert.Contains(
            "larger", go.Check("log", "-old", folder.Write("later", later.ToBytes()), folder.Path));

        File.Delete(folder["tile/1/000.p/1"]);
        Assert.Contains("tile/1/000.p/1 is missing", go.Check("log", folder.Path));
        File.Delete(folder["tile/entries/001.p/44"]);
        Assert.Contains("no such file", go.Check("log", folder.Path));
    }

    [Fact]
    public void A_log_whose_key_was_changed_passes_with_all_its_keys_alone()
    {
        using var folder = new TempFolder();
        var old = WriteLog(folder, 300);
        Assert.True(Tiles(folder, 300).TryGetFrontier(300, out var frontier));
        using var next = new SignerKey(Samples.Origin, Samples.Seed(8));
        var head = new Checkpoint(Samples.Origin, 300, frontier.Root()).Sign(next);
        folder.Write("checkpoint", head.ToBytes());
        folder.Write("vkey", Samples.Utf8(next.Vkey + "\n"));
        var vkeys = folder.Write("vkeys", Samples.Utf8($"{Samples.Log.Vkey}\n{next.Vkey}\n"));
        Assert.Null(go.Check("log", folder.Path));
        Assert.NotNull(go.Check("log", "-old", old[0], folder.Path));
        Assert.Null(go.Check("log", "-vkey", vkeys, "-old", old[0], folder.Path));
    }

    [Fact]
    public void Receipts_of_ours_pass_and_those_with_a_flipped_bit_do_not()
    {
        using var folder = new TempFolder();
        var vkey = folder.Write("vkey", Samples.Utf8(Samples.Log.Vkey + "\n"));
        var log = new ReceiptLog(257);
        for (var index = 0; index < 257; index += 32)
        {
            var receipt = log.Receipt(index).ToBytes();
            var path = folder.Write("receipt.tlog-proof", receipt);
            Assert.Null(go.Check("proof", "-vkey", vkey, path));
            var leaf = folder.Write("leaf", log.LeafBytes(index));
            Assert.Null(go.Check("proof", "-vkey", vkey, "-leaf", leaf, path));
            folder.Write("leaf", log.LeafBytes((index + 1) % 257));
            Assert.NotNull(go.Check("proof", "-vkey", vkey, "-leaf", leaf, path));

            // The extra line and its SD-JWT's disclosures are no part of the proof; everything else is.
            var random = new Random(index);
            var extra = receipt.AsSpan().IndexOf("index "u8);
            var bit = random.Next(extra * 8, receipt.Length * 8);
            folder.Write("receipt.tlog-proof", Samples.Flip(receipt, bit));
            Assert.True(go.Check("proof", "-vkey", vkey, path) is not null, $"bit {bit} of receipt {index}");
        }
    }

    [Fact]
    public void The_golden_receipt_passes()
    {
        using var folder = new TempFolder();
        var vkey = folder.Write("vkey", Samples.Utf8(Samples.Log.Vkey));
        var golden = Path.Combine(Repository.Root, "tests/Probative.Ledger.Tests/Golden/receipt.tlog-proof");
        Assert.Null(go.Check("proof", "-vkey", vkey, golden));
    }

    [Fact]
    public void The_client_accepts_the_log_of_a_third_implementation_and_finds_every_flipped_bit_in_it()
    {
        using var folder = new TempFolder();
        var source = Repository.Outside("tlog/tessera-log");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(source, file), File.ReadAllBytes(file));
        }

        var vkey = Repository.Outside("tlog/tessera-log.vkey");
        var old = Enumerable.Range(0, 16).SelectMany(size => new[] { "-old", folder[$"checkpoint.{size}"] });
        string[] arguments = ["log", "-vkey", vkey, .. old, folder.Path];
        Assert.Null(go.Check(arguments));
        foreach (var path in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            foreach (var bit in new[] { 0, (bytes.Length * 4) + 3, (bytes.Length * 8) - 1 })
            {
                File.WriteAllBytes(path, Samples.Flip(bytes, bit));
                Assert.True(go.Check(arguments) is not null, $"{path}, bit {bit}");
            }

            File.WriteAllBytes(path, bytes);
        }
    }

    private static TileSource Tiles(TempFolder folder, ulong size) => new(size, id =>
    {
        var path = folder[id.ToString()];
        return File.Exists(path) ? File.ReadAllBytes(path).AsMemory() : default(ReadOnlyMemory<byte>?);
    });

    /// <summary>Writes a log with checkpoints on the way; returns the older ones.</summary>
    private static string[] WriteLog(TempFolder folder, int size)
    {
        var builder = new TileBuilder();
        var old = new List<string>();
        folder.Write("vkey", Samples.Utf8(Samples.Log.Vkey + "\n"));
        for (var i = 0; i <= size; i++)
        {
            // Few checkpoints where the log is long, many where it is short.
            if (i == size || i % Math.Max(1, size / 7) == 0)
            {
                folder.Write(builder.Take());
                var checkpoint = new Checkpoint(Samples.Origin, builder.Size, builder.Root());
                var note = checkpoint.Sign(Samples.Log).ToBytes();
                old.Add(folder.Write($"old/{i.ToString(CultureInfo.InvariantCulture)}", note));
                folder.Write("checkpoint", note);
            }

            builder.Append(BitConverter.GetBytes(i));
        }

        return [.. old];
    }

    /// <summary>A log of facts of one case, from which receipts are made.</summary>
    private sealed class ReceiptLog
    {
        private readonly MemoryLog _files = new();
        private readonly FactDraft[] _drafts;
        private readonly byte[][] _leaves;
        private readonly SignedNote _note;

        public ReceiptLog(int size)
        {
            var builder = new TileBuilder();
            var prev = Hash32.Zero;
            _drafts = [.. Enumerable.Range(1, size).Select(i => Sample.Builder().Add("number", i).Build())];
            _leaves = new byte[size][];
            for (var i = 0; i < size; i++)
            {
                _leaves[i] = _drafts[i].ToLeaf(i + 1, prev);
                prev = builder.Append(_leaves[i]);
            }

            _files.Write(builder.Take());
            _note = new Checkpoint(Samples.Origin, builder.Size, builder.Root()).Sign(Samples.Log);
        }

        public byte[] LeafBytes(int index) => _leaves[index];

        public TlogProof Receipt(int index)
        {
            var size = (ulong)_leaves.Length;
            Assert.True(_files.Read(size).TryProveInclusion((ulong)index, size, out var hashes));
            var jwt = SdJwt.Sign(_leaves[index], _drafts[index].Disclosures, Sample.Key);
            return new TlogProof((ulong)index, hashes, _note, jwt.ToBytes());
        }
    }
}
