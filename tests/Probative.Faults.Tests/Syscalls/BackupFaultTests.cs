using System.Text.Json;
using Xunit;

namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// Row 1 of docs/faults.md for backup and restore: at every call that writes, the process is killed or the
/// call fails. The vault is never touched; the backup that was there before can be restored; the command, run
/// again, completes.
/// </summary>
public class BackupFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 24;

    [Fact]
    public void Backing_up_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.BackUp);
        template.Expect(0, template.Add);
        using var clean = template.Copy();
        var points = Strace.Points(clean.BackUp, clean.Folder, clean.Backup, clean.Keys);
        var digests = template.ListedDigests();
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, vault.BackUp, vault.Folder);
            var isDone = Ends(faulted, point, mayPass: false);

            // What was there before is there still, or what is new is whole.
            Restores(vault, isDone ? digests.Count : 1);
            Directory.Delete(vault.Restored, recursive: true);
            vault.Expect(0, vault.BackUp);
            Restores(vault, digests.Count);
            vault.Expect(0, "check");
            return faulted.HasStruck;
        });
    }

    [Fact]
    public void Writing_an_age_file_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        template.MakeIdentity();
        Directory.CreateDirectory(template.Backup);
        template.Expect(0, template.Encrypt(Age(template, 1)));
        template.Expect(0, template.Add);
        using var clean = template.Copy();
        var points = Strace.Points(
            clean.Encrypt(Age(clean, 2)), clean.Folder, clean.Backup, clean.Keys,
            Path.Combine(clean.Folder, "list"));
        var digests = template.ListedDigests();
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, vault.Encrypt(Age(vault, 2)), vault.Folder);
            var isDone = Ends(faulted, point, mayPass: false);

            // What has the name of an age file is whole, whatever the command could say of it.
            var second = File.Exists(Age(vault, 2)) ? [Age(vault, 2)] : Array.Empty<string>();
            Assert.True(second.Length == 1 || !isDone, "done, but there is no file");
            vault.ExpectRestored([Age(vault, 1), .. second], "first");
            vault.Expect(0, vault.Encrypt(Age(vault, 3)));
            string[] all = [Age(vault, 1), .. second, Age(vault, 3)];
            vault.ExpectRestored(all, "again");
            var listed = vault.ExpectOn(
                Path.Combine(vault.Folder, "again"), "list", "items", "--case", VaultUnderTest.Case);
            Assert.Equal(digests.Count, listed.GetProperty("result").GetProperty("rows").GetArrayLength());
            var left = Directory.GetFiles(vault.Backup).Order(StringComparer.Ordinal);
            Assert.Equal([Path.Combine(vault.Backup, ".probative-backup.lock"), .. all], left);
            vault.Expect(0, "check");
            return faulted.HasStruck;
        });

        static string Age(VaultUnderTest vault, int number) => Path.Combine(vault.Backup, $"{number}.age");
    }

    [Fact]
    public void Restoring_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        template.Expect(0, template.BackUp);
        var digests = template.ListedDigests();
        using var clean = template.Copy();
        var points = Strace.Points(clean.Restore, clean.Folder, clean.Restored);
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, vault.Restore, vault.Folder);
            if (Ends(faulted, point, mayPass: true))
            {
                Check(vault, digests.Count);
            }
            else if (Directory.Exists(vault.Restored))
            {
                // A vault that is not whole is opened by no command; one that is whole was only not told of.
                var read = vault.Run(
                    "list", "items", "--case", VaultUnderTest.Case, "--vault", vault.Restored, "--json");
                if (read.ExitCode == 0) Check(vault, digests.Count);
                else Restores(vault, digests.Count);
            }

            return faulted.HasStruck;
        });
    }

    /// <summary>Restores, if nobody did, and looks whether what came of it is whole.</summary>
    private static void Restores(VaultUnderTest vault, int items)
    {
        vault.Expect(0, vault.Restore);
        Check(vault, items);
    }

    private static void Check(VaultUnderTest vault, int atLeast)
    {
        vault.ExpectOn(vault.Restored, "check");
        var listed = vault.ExpectOn(vault.Restored, "list", "items", "--case", VaultUnderTest.Case);
        Assert.True(listed.GetProperty("result").GetProperty("rows").GetArrayLength() >= atLeast);
        var refused = vault.Run("member", "add", "Nobody", "--vault", vault.Restored, "--json");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("restored-unconfirmed", refused.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// True when the command said that it was done, which it never does after a sync that failed.
    /// </summary>
    /// <param name="faulted">The run.</param>
    /// <param name="point">Where the fault was.</param>
    /// <param name="mayPass">True where a sync may fail that SQLite makes and passes over.</param>
    private static bool Ends(Faulted faulted, FaultPoint point, bool mayPass)
    {
        var (exitCode, printed, errors) = faulted.Ran;
        if (point.Fault is Fault.Kill)
        {
            Assert.Equal(faulted.HasStruck ? Programs.Killed : 0, exitCode);
            return exitCode == 0;
        }

        Assert.True(exitCode is 0 or 3 or 4, $"ended with {exitCode}: {printed}{errors}");
        using var document = JsonDocument.Parse(printed);
        if (point.IsSyncOfGround && faulted.HasStruck && !mayPass) Assert.Equal(3, exitCode);
        return exitCode == 0;
    }

    private void Each(
        IReadOnlyList<FaultPoint> points,
        VaultUnderTest template,
        Func<VaultUnderTest, FaultPoint, bool> test)
    {
        Assert.NotEmpty(points);
        var chosen = Campaign.Sample(points, SampleSize, point => (point.Call, point.Fault));
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points");
        var struck = 0;
        var broken = new List<string>();
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            try
            {
                struck += test(vault, point) ? 1 : 0;
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                broken.Add($"{point}: {failure.Message}");
                output.WriteLine(broken[^1]);
            }
        }

        output.WriteLine($"{struck} struck");
        Assert.True(broken.Count == 0, $"{broken.Count} broken:\n{string.Join('\n', broken)}");
        Assert.True(struck > chosen.Count / 2, $"only {struck} of {chosen.Count} faults struck");
    }
}
