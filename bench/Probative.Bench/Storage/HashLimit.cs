using System.Diagnostics;
using System.Security.Cryptography;

namespace Probative.Bench.Storage;

/// <summary>What everything that hashes a file is held against: SHA-256 over it on one core.</summary>
internal static class HashLimit
{
    /// <summary>Bytes a second over these files, one after the other.</summary>
    public static double Rate(IReadOnlyList<string> files)
    {
        var (clock, buffer, total) = (Stopwatch.StartNew(), new byte[1 << 20], 0L);
        foreach (var path in files)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var handle = File.OpenHandle(path);
            long at = 0;
            for (int count; (count = RandomAccess.Read(handle, buffer, at)) > 0; at += count)
            {
                hash.AppendData(buffer, 0, count);
            }

            hash.GetHashAndReset();
            total += at;
        }

        return total / clock.Elapsed.TotalSeconds;
    }
}
