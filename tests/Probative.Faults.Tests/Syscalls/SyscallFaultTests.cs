using Xunit;

namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// Row 1 of docs/faults.md: at every call that writes, the process is killed or the call fails. Afterwards
/// the vault checks clean, nothing that was acknowledged is missing, and running the command again succeeds.
/// </summary>
public class SyscallFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 45;

    [Fact]
    public void Taking_in_survives_a_fault_at_every_write()
    {
        Programs.Need("strace", Programs.Probative, Programs.ProbativeCheck);
        using var template = VaultUnderTest.Create();
        using var clean = template.Copy();
        var points = Strace.Points(Programs.Probative, clean.Add, clean.Vault, VaultUnderTest.Environment);
        Each(points, template, (vault, point) =>
        {
            Strace.RunWith(point, Programs.Probative, vault.Add, VaultUnderTest.Environment);
            var acknowledged = vault.AcknowledgedDigests();
            vault.Expect(0, "check");
            Assert.Subset(vault.ListedDigests().ToHashSet(), acknowledged.ToHashSet());

            vault.Expect(0, vault.Add);
            vault.Expect(0, "check");
            Assert.Equal(Directory.GetFiles(vault.Material).Length + 1, vault.ListedDigests().Count);
        });
    }

    [Fact]
    public void Handing_over_survives_a_fault_at_every_write()
    {
        Programs.Need("strace", Programs.Probative, Programs.ProbativeCheck);
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        using var clean = template.Copy();
        var points = Strace.Points(
            Programs.Probative, clean.HandOver(clean.Package), Path.GetDirectoryName(clean.Vault)!,
            VaultUnderTest.Environment);
        var key = File.ReadAllText(Path.Combine(template.Vault, "log", "vkey")).Trim();
        Each(points, template, (vault, point) =>
        {
            var command = vault.HandOver(vault.Package);
            var ran = Strace.RunWith(point, Programs.Probative, command, VaultUnderTest.Environment);
            vault.Expect(0, "check");

            // Either the package is there and whole, or it is not there under its name.
            var isThere = Directory.Exists(vault.Package);
            Assert.True(ran.ExitCode != 0 || isThere, "done, but there is no package");
            if (isThere) CheckPackage(vault.Package, key);
            var again = vault.Package + "-again";
            vault.Expect(0, vault.HandOver(again));
            CheckPackage(again, key);
            vault.Expect(0, "check");
        });
    }

    private static void CheckPackage(string package, string key)
    {
        var ran = Programs.Run(Programs.ProbativeCheck, [package, "--key", key]);
        Assert.True(ran.ExitCode == 0, $"{package}: {ran.ExitCode} {ran.Output}{ran.Errors}");
    }

    private void Each(
        IReadOnlyList<FaultPoint> points, VaultUnderTest template, Action<VaultUnderTest, FaultPoint> test)
    {
        Assert.NotEmpty(points);
        var chosen = Campaign.Sample(points, SampleSize);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points");
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            try
            {
                test(vault, point);
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                Assert.Fail($"{point}: {failure.Message}");
            }
        }
    }
}
