using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Probative.Bench.Storage;

/// <summary>
/// A large cached file, taken in durably, beside its two limits: SHA-256 over cached bytes, and writing as
/// many bytes durably. Rounds alternate, because the disk's rate moves.
/// </summary>
internal static class LargeItemBench
{
    private const long SizeBytes = 1L << 30;
    private const int Rounds = 5;

    public static async Task RunAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        var source = Path.Combine(directory, "source.bin");
        Fill(source);
        await using var vault = await BenchVault.CreateAsync(Path.Combine(directory, "vault"));
        for (var round = 0; round < Rounds; round++)
        {
            var hash = HashLimit.Rate([source]);
            var disk = Write(Path.Combine(directory, "plain.bin"));
            var (took, path) = await TakeAsync(vault, source);
            var limit = Math.Min(hash, disk);
            Console.WriteLine(
                $"large: {took / 1e6,6:F0} MB/s; SHA-256 {hash / 1e6,6:F0} MB/s; "
                    + $"durable write {disk / 1e6,6:F0} MB/s; ratio {took / limit:F2}");
            File.Delete(path);
        }

        File.Delete(source);
    }

    private static async Task<(double Rate, string Path)> TakeAsync(Local.LocalVault vault, string source)
    {
        var clock = Stopwatch.StartNew();
        await using var file = vault.Items.Begin(SizeBytes);
        using (var handle = File.OpenHandle(source))
        {
            for (long at = 0; ;)
            {
                var count = RandomAccess.Read(handle, file.GetBuffer().Span, at);
                if (count == 0) break;
                await file.AdvanceAsync(count, CancellationToken.None);
                at += count;
            }
        }

        var stored = await file.CommitAsync(CancellationToken.None);
        return (SizeBytes / clock.Elapsed.TotalSeconds, vault.Items.PathOf(stored.Sha256));
    }

    private static double Write(string path)
    {
        var buffer = new byte[1 << 20];
        Random.Shared.NextBytes(buffer);
        var clock = Stopwatch.StartNew();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            for (long at = 0; at < SizeBytes; at += buffer.Length) file.Write(buffer);
            if (Sync((int)file.SafeFileHandle.DangerousGetHandle()) != 0) throw new IOException("fsync");
        }

        var rate = SizeBytes / clock.Elapsed.TotalSeconds;
        File.Delete(path);
        return rate;
    }

    private static void Fill(string path)
    {
        var buffer = new byte[1 << 20];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        for (long at = 0; at < SizeBytes; at += buffer.Length)
        {
            Random.Shared.NextBytes(buffer);
            file.Write(buffer);
        }

        _ = Sync((int)file.SafeFileHandle.DangerousGetHandle());
    }

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int fd);
}
