using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Rows 2 and 4 of docs/faults.md for what is destroyed: wherever power fails or the disk is full, the vault
/// is sound, and the next command finishes.
/// </summary>
public class DestructionFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 9;

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_brings_nothing_back_that_was_destroyed(string type, string options, string make)
    {
        Strace.Need();
        Programs.Need("xfs_io", make, Programs.Probative);
        Programs.NeedRoot();
        using var template = VaultUnderTest.Create();
        var erasure = Erasure.Ask(template);
        using var image = MountImage.Create(type, options, make, template.Vault);
        using var clean = template.Copy();
        var points = Strace.Points(erasure.Approve(clean.Vault), clean.Folder, clean.Vault)
            .Where(point => point.Fault is Fault.Kill).ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine(
            $"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type} ({options})");
        var cut = 0;
        foreach (var point in chosen)
        {
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root =>
                Strace.RunWith(point, erasure.Approve(Path.Combine(root, "vault")), root));
            cut += faulted.HasStruck ? 1 : 0;
            var broken = disk.Mounted(root => erasure.Broken(template, Path.Combine(root, "vault")));
            Assert.True(broken is null, $"{point}: {broken}");
        }

        output.WriteLine($"{cut} cut in the middle");
        Assert.True(cut > chosen.Count / 2, $"only {cut} of {chosen.Count} writers were killed");
    }

    [Fact]
    public void A_full_disk_leaves_a_destruction_that_the_next_command_finishes()
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = VaultUnderTest.Create(files: 20);
        var erasure = Erasure.Ask(template);
        var used = SizeOnDisk(template.Vault);
        var refused = 0;
        var steps = Campaign.IsFull ? 100 : 10 * Campaign.Times;
        for (var step = 0; step < steps; step++)
        {
            // All of it fits once some 170 kB are free; the last steps show that nothing is refused for ever.
            var free = (16 * 1024L) + (300_000L * step / steps);
            using var disk = new TemporaryMount("tmpfs", $"size={used + free}");
            var on = Path.Combine(disk.Path, "vault");
            Assert.Equal(0, Programs.Run("cp", ["-a", template.Vault, on]).ExitCode);
            var around = VaultUnderTest.EnvironmentIn(disk.Path);
            var ran = Programs.Run(Programs.Probative, erasure.Approve(on), around);
            output.WriteLine($"{free} bytes free: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3, ran.Output + ran.Errors);
            refused += ran.ExitCode == 3 ? 1 : 0;
            var check = Programs.Run(Programs.Probative, ["check", "--vault", on, "--json"], around);
            Assert.True(check.ExitCode == 0, check.Output + check.Errors);

            disk.Remount($"size={used + 64_000_000}");
            var broken = erasure.Broken(template, on);
            Assert.True(broken is null, $"{free} bytes free: {broken}");
        }

        Assert.True(refused > 0, "the disk was never full");
    }

    private static long SizeOnDisk(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Sum(file => (new FileInfo(file).Length + 8191) / 4096 * 4096);
}
