using System.Diagnostics;
using Probative.Bench.Storage;
using Probative.Ledger;
using Probative.Ledger.Tree;

namespace Probative.Bench.Proofs;

/// <summary>
/// Inclusion proofs out of the tile files of a log of ten million leaves, each read from the (cached) disk
/// and verified; beside reading one such file.
/// </summary>
internal static class ProofBench
{
    private const int Leaves = 10_000_000;
    private const int Proofs = 2_000;

    public static async Task RunAsync(string directory)
    {
        await BenchVault.DeleteAsync(directory);
        var root = Build(directory);
        ReadOnlyMemory<byte>? Read(TileId tile)
        {
            var path = Path.Combine(directory, TilePath.Format(tile));
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }

        var (times, reads) = (new List<double>(), new List<double>());
        for (var i = 0; i < Proofs; i++)
        {
            var index = (ulong)Random.Shared.Next(Leaves);
            var tile = new TileId(0, (ulong)Random.Shared.Next(Leaves / 256), TileId.FullWidth);
            var start = Stopwatch.GetTimestamp();
            _ = Read(tile);
            reads.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);

            start = Stopwatch.GetTimestamp();
            var isThere = new TileSource(Leaves, Read).TryProveInclusion(index, Leaves, out var proof);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            var leaf = TreeHash.Leaf(BitConverter.GetBytes(index));
            if (!isThere || !InclusionProof.Verify(index, Leaves, leaf, proof!, root))
            {
                throw new InvalidOperationException($"Leaf {index} was not proved.");
            }
        }

        times.Sort();
        reads.Sort();
        var (p50, read) = (BenchVault.Percentile(times, 0.5), BenchVault.Percentile(reads, 0.5));
        Console.WriteLine(
            $"proof: p50 {p50:F0} us, p99 {BenchVault.Percentile(times, 0.99):F0} us at {Leaves} leaves; "
                + $"reading one tile {read:F0} us; ratio {p50 / read:F1}");
    }

    private static Hash32 Build(string directory)
    {
        var builder = new TileBuilder();
        for (var i = 0UL; i < Leaves; i++)
        {
            builder.Append(BitConverter.GetBytes(i));
            if (i % 65_536 == 65_535 || i == Leaves - 1) Write(directory, builder.Take());
        }

        return builder.Root();
    }

    private static void Write(string directory, IReadOnlyList<TileFile> tiles)
    {
        foreach (var tile in tiles.Where(tile => !tile.Id.IsEntries))
        {
            var path = Path.Combine(directory, TilePath.Format(tile.Id));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            RandomAccess.Write(handle, tile.Bytes.Span, 0);
        }
    }
}
