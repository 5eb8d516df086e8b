using Probative.Handover.Package;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>
/// Every operation on the disk of a handover, failing before it took effect and after: there is no package,
/// or there is a whole one; the record never says of one that is not there that it was finished; and the
/// next handover goes through.
/// </summary>
public class FaultySinkTests
{
    [Theory]
    [InlineData(PackageForm.Folder)]
    [InlineData(PackageForm.Zip)]
    public async Task A_handover_of_which_one_operation_fails_leaves_no_half_package(PackageForm form)
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("one.txt", "1");
        await real.ReceiveAsync("two.bin", new byte[3_000_000]);
        var clean = new FaultySinks((_, _) => null, (_, _) => null);
        Assert.Equal(Ending.Done, (await real.HandOverAsync(form, null, clean)).Ended.Ending);
        var operations = clean.Used.Single().Done.Count;
        Assert.True(operations > 5, $"{operations} operations");

        for (var at = 0; at < operations; at++)
        {
            foreach (var isAfter in new[] { false, true })
            {
                await FailAtAsync(real, form, at, isAfter);
            }
        }
    }

    private static async Task FailAtAsync(RealCase real, PackageForm form, int at, bool isAfter)
    {
        var left = at;
        string? failed = null;
        Exception? Count(string operation, string path)
        {
            if (left-- != 0) return null;
            failed = $"{operation} {path} ({(isAfter ? "persisted" : "not persisted")})";

            // A failed sync is no refusal: nobody knows what is on the disk.
            return operation.StartsWith("sync", StringComparison.Ordinal)
                ? new IntegrityException("sync-failed", failed, "Check the disk.")
                : new StorageException(new Problem("disk-full", path, failed, "Free space."));
        }

        var sinks = isAfter
            ? new FaultySinks((_, _) => null, Count)
            : new FaultySinks(Count, (_, _) => null);
        var path = Path.Combine(real.Out, Guid.NewGuid().ToString("N"));
        var before = await FinishedAsync(real);
        try
        {
            var (_, ended, _) = await real.HandOverAsync(form, command => command with { Out = path }, sinks);
            Assert.True(ended.Ending == Ending.Refused, $"{failed} ended with {ended.Ending}");
        }
        catch (IntegrityException)
        {
            // The process ends here; what follows is the next one.
        }

        Assert.NotNull(failed);
        Assert.Equal(before, await FinishedAsync(real));
        if (Path.Exists(path))
        {
            Assert.True(await ThreeChecks.VerifierAsync(path, real.Key) is 0 or null, failed);
        }
        var leftovers = Directory.EnumerateFileSystemEntries(real.Out, "*.partial-*").ToList();
        foreach (var leftover in leftovers)
        {
            if (File.Exists(leftover)) File.Delete(leftover);
            else Directory.Delete(leftover, recursive: true);
        }

        if (at % 5 != 0) return;
        var again = await real.HandOverAsync(form);
        Assert.True(again.Ended.Ending == Ending.Done, failed);
    }

    private static async Task<int> FinishedAsync(RealCase real)
    {
        var finished = 0;
        await foreach (var fact in real.Vault.Ledger.ReadCaseAsync(real.Case, 1, Local.TestVault.Ct))
        {
            if (fact.Fields.Type == "HandoverFinished") finished++;
        }

        return finished;
    }
}
