using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Rows 2 and 4 of docs/faults.md for a change of keys: wherever power fails or the disk is full, either the
/// old keys stand or the new ones, nothing is lost, and the command run again completes.
/// </summary>
public class KeyChangeFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 4;

    [Theory]
    [InlineData("case", "ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("case", "xfs", "loop", "mkfs.xfs")]
    [InlineData("passphrase", "ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("passphrase", "xfs", "loop", "mkfs.xfs")]
    [InlineData("log", "ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("log", "xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_leaves_the_old_keys_or_the_new_ones(
        string what, string type, string options, string make)
    {
        Strace.Need();
        Programs.Need("xfs_io", make, Programs.Probative);
        Programs.NeedRoot();
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        using var image = MountImage.Create(type, options, make, template.Vault);
        using var clean = template.Copy();
        var points = Strace.Points(KeyChange.Of(clean, clean.Vault, what), clean.Folder, clean.Vault)
            .Where(point => point.Fault is Fault.Kill).ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type}");
        var cut = 0;
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root =>
                Strace.RunWith(point, KeyChange.Of(vault, Path.Combine(root, "vault"), what), root));
            cut += faulted.HasStruck ? 1 : 0;
            var broken = disk.Mounted(root => Broken(vault, Path.Combine(root, "vault"), what));
            Assert.True(broken is null, $"{point}: {broken}");
        }

        output.WriteLine($"{cut} cut in the middle");
        Assert.True(cut > chosen.Count / 2, $"only {cut} of {chosen.Count} writers were killed");
    }

    [Theory]
    [InlineData("case")]
    [InlineData("passphrase")]
    [InlineData("log")]
    [InlineData("handover")]
    public void A_full_disk_leaves_the_old_keys_or_the_new_ones(string what)
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = VaultUnderTest.Create(files: 20);
        template.Expect(0, template.Add);
        var used = Directory.EnumerateFiles(template.Vault, "*", SearchOption.AllDirectories)
            .Sum(file => (new FileInfo(file).Length + 8191) / 4096 * 4096);
        var (steps, refused) = (Campaign.IsFull ? 100 : 6 * Campaign.Times, 0);
        for (var step = 0; step < steps; step++)
        {
            var free = 4096L + (400_000L * step / steps);
            using var vault = template.Copy();
            using var disk = new TemporaryMount("tmpfs", $"size={used + free}");
            var on = Path.Combine(disk.Path, "vault");
            Assert.Equal(0, Programs.Run("cp", ["-a", vault.Vault, on]).ExitCode);
            var ran = Run(vault, KeyChange.Of(vault, on, what));
            output.WriteLine($"{free} bytes free: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3, ran.Output + ran.Errors);
            refused += ran.ExitCode == 3 ? 1 : 0;

            disk.Remount($"size={used + 64_000_000}");
            var broken = Broken(vault, on, what);
            Assert.True(broken is null, $"{free} bytes free: {broken}");
        }

        Assert.True(refused > 0, "the disk was never full");
    }

    /// <summary>
    /// What is wrong, or null: the vault checks clean, the command run again completes, the vault checks
    /// clean again, and every item is there.
    /// </summary>
    private static string? Broken(VaultUnderTest vault, string folder, string what)
    {
        string[] list = ["list", "items", "--case", VaultUnderTest.Case];
        var check = KeyChange.With(vault, folder, "check");
        foreach (var command in (IReadOnlyList<string>[])[check, KeyChange.Of(vault, folder, what), check])
        {
            var ran = Run(vault, command);
            if (ran.ExitCode != 0) return $"{command[0]} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}";
        }

        var listed = Run(vault, KeyChange.With(vault, folder, list)).Output;
        var lost = vault.AcknowledgedDigests()
            .FirstOrDefault(digest => !listed.Contains(digest, StringComparison.Ordinal));
        return lost is null ? null : $"{lost} is lost";
    }

    private static Ran Run(VaultUnderTest vault, IReadOnlyList<string> arguments) =>
        vault.Run([.. arguments]);
}
