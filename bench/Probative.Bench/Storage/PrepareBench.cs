using System.Diagnostics;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Facts;

namespace Probative.Bench.Storage;

/// <summary>
/// What an appender does for each fact on its own thread: fields, salts, digests, seals; and the way back.
/// </summary>
internal static class PrepareBench
{
    private const int Count = 40_000;

    public static void Run()
    {
        var (@case, key, intake) = (CaseId.Draw(), new byte[32], IntakeId.New());
        for (var round = 0; round < 4; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Count; i++)
            {
                var fact = BenchVault.Received(intake, i, Hash32.Zero);
                PreparedFact.Prepare(@case, key, fact, "P-1", new Acceptance(DateTimeOffset.UnixEpoch, i));
            }

            var each = clock.Elapsed.TotalMicroseconds / Count;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Count;
            Console.WriteLine($"prepare: {each:F1} us, {bytes} bytes a fact");
        }
    }
}
