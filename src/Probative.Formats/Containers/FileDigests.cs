using System.Buffers;
using System.Security.Cryptography;

namespace Probative.Formats.Containers;

/// <summary>
/// Computes digests of files at the speed of the hash, each byte read once for all of them.
/// </summary>
public static class FileDigests
{
    // Fits the second-level cache beside the state of the hash; larger pieces were not faster.
    private const int PieceBytes = 256 * 1024;

    /// <summary>Reads a file to its end.</summary>
    /// <param name="reader">An open file at its start; a fault ends the reading and stays in it.</param>
    /// <param name="algorithms">Which digests to compute.</param>
    /// <param name="bytesRead">Told the length of each piece; may be null.</param>
    /// <returns>
    /// The digests in the order of the algorithms, or null when the file could not be read.
    /// </returns>
    public static byte[][]? Compute(
        EntryReader reader, ReadOnlySpan<HashAlgorithmName> algorithms, Action<long>? bytesRead = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var hashes = new IncrementalHash[algorithms.Length];
        byte[] piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            for (var i = 0; i < hashes.Length; i++) hashes[i] = IncrementalHash.CreateHash(algorithms[i]);
            int count;
            while ((count = reader.Read(piece)) > 0)
            {
                foreach (IncrementalHash hash in hashes) hash.AppendData(piece, 0, count);
                bytesRead?.Invoke(count);
            }

            return reader.Fault is null ? Array.ConvertAll(hashes, hash => hash.GetHashAndReset()) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            foreach (IncrementalHash? hash in hashes) hash?.Dispose();
        }
    }

    /// <summary>
    /// Does a piece of work for each number below a count, several at once, in about that order.
    /// </summary>
    /// <param name="count">How many pieces there are.</param>
    /// <param name="lanes">How many are done at once.</param>
    /// <param name="work">Given the number of the piece, on any thread.</param>
    public static void ForEach(int count, int lanes, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        int next = -1;
        Parallel.For(0, Math.Clamp(lanes, 1, Math.Max(1, count)), _ =>
        {
            // Each lane takes the next piece when it is done with one, so that one huge file does not hold up
            // those that happen to stand behind it.
            for (int i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                work(i);
        });
    }
}
