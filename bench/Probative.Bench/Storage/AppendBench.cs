using System.Diagnostics;
using System.Runtime.InteropServices;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Bench.Storage;

/// <summary>One durable append after the other, beside one fdatasync after the other, in turns.</summary>
internal static partial class AppendBench
{
    private const int Rounds = 5;
    private const int PerRound = 400;

    public static async Task RunAsync(string directory)
    {
        await using var vault = await BenchVault.CreateAsync(directory);
        var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
        var (appends, syncs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            syncs.AddRange(Syncs(Path.Combine(directory, "fdatasync.tmp")));
            for (var i = 0; i < PerRound; i++)
            {
                var fact = BenchVault.Received(IntakeId.New(), i, Hash32.Of(BitConverter.GetBytes(i)));
                var start = Stopwatch.GetTimestamp();
                await vault.Ledger.AppendAsync(opened.Case, fact, "P-1", CancellationToken.None);
                appends.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        appends.Sort();
        syncs.Sort();
        var (append, sync) = (BenchVault.Percentile(appends, 0.5), BenchVault.Percentile(syncs, 0.5));
        Console.WriteLine(
            $"append: p50 {append:F0} us, p99 {BenchVault.Percentile(appends, 0.99):F0} us; "
                + $"4 KiB appended + fdatasync p50 {sync:F0} us, "
                + $"p99 {BenchVault.Percentile(syncs, 0.99):F0} us; ratio {append / sync:F2}");
    }

    private static IEnumerable<double> Syncs(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var page = new byte[4096];
        for (var i = 0; i < PerRound; i++)
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(page);
            var fd = (int)file.SafeFileHandle.DangerousGetHandle();
            if (DataSync(fd) != 0) throw new IOException("fdatasync");
            yield return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync")]
    private static extern int DataSync(int fd);
}
