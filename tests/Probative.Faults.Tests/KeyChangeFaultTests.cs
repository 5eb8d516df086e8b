using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Rows 2 and 4 of docs/faults.md for a change of keys: wherever power fails or the disk is full, either the
/// old keys stand or the new ones, nothing is lost, and the command run again completes.
/// </summary>
public class KeyChangeFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 6;
    private const string Words = "another horse, another battery\n";

    [Theory]
    [InlineData("case", "ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("case", "xfs", "loop", "mkfs.xfs")]
    [InlineData("passphrase", "ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("passphrase", "xfs", "loop", "mkfs.xfs")]
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
        var points = Strace.Points(Change(clean, clean.Vault, what), clean.Folder, clean.Vault)
            .Where(point => point.Fault is Fault.Kill).ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type}");
        var cut = 0;
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root =>
                Strace.RunWith(point, Change(vault, Path.Combine(root, "vault"), what), root));
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
            var ran = Run(vault, Change(vault, on, what));
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
        foreach (var command in (IReadOnlyList<string>[])
            [With(vault, folder, "check"), Change(vault, folder, what), With(vault, folder, "check")])
        {
            var ran = Run(vault, command);
            if (ran.ExitCode != 0) return $"{command[0]} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}";
        }

        var listed = Run(vault, With(vault, folder, list)).Output;
        var lost = vault.AcknowledgedDigests()
            .FirstOrDefault(digest => !listed.Contains(digest, StringComparison.Ordinal));
        return lost is null ? null : $"{lost} is lost";
    }

    private static IReadOnlyList<string> Change(VaultUnderTest vault, string folder, string what) =>
        what == "case"
            ? With(vault, folder, "keys", "case", VaultUnderTest.Case)
            : With(vault, folder, "keys", "passphrase", "--new-passphrase-file", Passphrase(vault));

    // The passphrase opens both: before the change the file mode alone is the protection.
    private static IReadOnlyList<string> With(VaultUnderTest vault, string folder, params string[] command) =>
        [.. command, "--vault", folder, "--passphrase-file", Passphrase(vault), "--json"];

    private static string Passphrase(VaultUnderTest vault)
    {
        var path = Path.Combine(vault.Folder, "passphrase.txt");
        if (!File.Exists(path)) File.WriteAllText(path, Words);
        return path;
    }

    private static Ran Run(VaultUnderTest vault, IReadOnlyList<string> arguments) =>
        vault.Run([.. arguments]);
}
