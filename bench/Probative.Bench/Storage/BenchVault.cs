using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Bench.Storage;

/// <summary>A fresh vault for one measurement, and facts to fill it with.</summary>
internal static class BenchVault
{
    public static async Task<LocalVault> CreateAsync(string directory)
    {
        await DeleteAsync(directory);
        var outcome = await LocalVault.CreateAsync(
            new CreationRequest
            {
                Directory = directory,
                Protection = new KeyProtection.FileModeOnly(),
                Tool = "bench",
            },
            CancellationToken.None);
        return ((CreationOutcome.Created)outcome).Vault;
    }

    /// <summary>
    /// Removes what an earlier measurement left, and waits: ext4 passes over the inodes of files deleted in
    /// the last five seconds one by one, which makes every creation that soon after several times as slow.
    /// </summary>
    public static async Task DeleteAsync(string directory)
    {
        if (!Directory.Exists(directory)) return;
        Directory.Delete(directory, recursive: true);
        await Task.Delay(TimeSpan.FromSeconds(6));
    }

    public static CaseOpened Case { get; } = new()
    {
        Name = "Bench",
        Purpose = "measuring",
        LegalBasis = "none needed",
        ReviewDate = "2027-01-31",
    };

    /// <summary>Twelve fields, as an intake records for every file, and three that the ledger adds.</summary>
    public static ItemReceived Received(IntakeId intake, int number, Hash32 sha256) => new()
    {
        Item = ItemId.New(),
        Sha256 = sha256,
        SizeBytes = 20_000,
        Name = $"IMG_{number:D6}.jpg",
        From = "a press office",
        How = "handed over on a drive",
        Received = "2026-11-20",
        Conditions = null,
        Consent = null,
        Intake = intake,
        Path = $"/media/drive/DCIM/100/IMG_{number:D6}.jpg",
        Modified = DateTimeOffset.UnixEpoch.AddSeconds(number),
    };

    /// <summary>
    /// Processor time of this process: what a rate comes down to on a machine that does nothing else.
    /// </summary>
    public static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

    public static double Percentile(List<double> sorted, double p) => sorted[(int)((sorted.Count - 1) * p)];
}
