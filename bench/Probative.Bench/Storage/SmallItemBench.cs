using System.Diagnostics;
using System.Runtime.InteropServices;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Bench.Storage;

/// <summary>
/// Files of 20 kB from a folder, each durable and then recorded by its own fact; beside copying them with an
/// fsync each, which is what a careful script would do.
/// </summary>
internal static class SmallItemBench
{
    private const int Count = 12_000;
    private const int CopyCount = 2_000;
    private const int SizeBytes = 20_000;
    private const int Outstanding = 512;

    public static async Task RunAsync(string directory)
    {
        var source = Path.Combine(directory, "source");
        Fill(source);

        var copy = Path.Combine(directory, "copy");
        await BenchVault.DeleteAsync(copy);
        var copied = Copy(source, copy);
        await using var vault = await BenchVault.CreateAsync(Path.Combine(directory, "vault"));
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var intake = IntakeId.New();
        var processor = BenchVault.Processor();
        var clock = Stopwatch.StartNew();
        using var slots = new SemaphoreSlim(Outstanding);
        var tasks = new List<Task>();
        for (var i = 0; i < Count; i++)
        {
            await slots.WaitAsync();
            tasks.Add(TakeAsync(vault, opened.Case, intake, Path.Combine(source, $"{i:D6}"), i, slots));
        }

        await Task.WhenAll(tasks);
        var rate = Count / clock.Elapsed.TotalSeconds;
        var each = (BenchVault.Processor() - processor).TotalMicroseconds / Count;
        await vault.Ledger.PublishAsync(CancellationToken.None);
        var total = Count / clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"items: {rate:F0} files/s of 20 kB, each durable and with its fact, {each:F0} us CPU each "
                + $"({total:F0}/s published as well); "
                + $"cp with fsync each: {copied:F0}/s; ratio {rate / copied:F1}");
    }

    /// <summary>The files stay for the next run: they are the input, not what is measured.</summary>
    private static void Fill(string source)
    {
        Directory.CreateDirectory(source);
        var bytes = new byte[SizeBytes];
        for (var i = 0; i < Count; i++)
        {
            var path = Path.Combine(source, $"{i:D6}");
            if (File.Exists(path)) continue;
            Random.Shared.NextBytes(bytes);
            File.WriteAllBytes(path, bytes);
        }
    }

    private static async Task TakeAsync(
        Local.LocalVault vault, CaseId @case, IntakeId intake, string path, int number, SemaphoreSlim slots)
    {
        await using var file = vault.Items.Begin(SizeBytes);
        using (var handle = File.OpenHandle(path))
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
        var fact = BenchVault.Received(intake, number, stored.Sha256);
        await vault.Ledger.AppendAsync(@case, fact, "P-1", CancellationToken.None);
        slots.Release();
    }

    private static double Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        var clock = Stopwatch.StartNew();
        foreach (var path in Directory.EnumerateFiles(source).Take(CopyCount))
        {
            var bytes = File.ReadAllBytes(path);
            var copy = Path.Combine(target, Path.GetFileName(path));
            using var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            file.Write(bytes);
            if (Sync((int)file.SafeFileHandle.DangerousGetHandle()) != 0) throw new IOException("fsync");
        }

        return CopyCount / clock.Elapsed.TotalSeconds;
    }

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int fd);
}
