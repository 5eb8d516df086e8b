using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Rows 2 and 4 of docs/faults.md for restoring: wherever power fails or the disk is full, what is there is a
/// whole vault or none that any command opens, and restoring again completes.
/// </summary>
public class RestoreFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 6;

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_leaves_a_whole_vault_or_none(string type, string options, string make)
    {
        Strace.Need();
        Programs.Need("xfs_io", make, Programs.Probative);
        Programs.NeedRoot();
        using var template = Backed();
        var empty = Path.Combine(template.Folder, "empty");
        Directory.CreateDirectory(empty);
        using var image = MountImage.Create(type, options, make, empty);
        using var clean = template.Copy();
        var points = Strace.Points(clean.Restore, clean.Folder, clean.Restored)
            .Where(point => point.Fault is Fault.Kill)
            .Select(point => point with
            {
                Path = point.Path?.Replace("restored", "vault/restored", StringComparison.Ordinal),
            })
            .ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type}");
        var cut = 0;
        foreach (var point in chosen)
        {
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root => Strace.RunWith(point, Restore(template, root), root));
            cut += faulted.HasStruck ? 1 : 0;
            var broken = disk.Mounted(root => Broken(template, root, faulted.Ran.ExitCode == 0));
            Assert.True(broken is null, $"{point}: {broken}");
        }

        output.WriteLine($"{cut} cut in the middle");
        Assert.True(cut > chosen.Count / 2, $"only {cut} of {chosen.Count} restores were killed");
    }

    [Fact]
    public void A_full_disk_leaves_none_and_restoring_with_room_completes()
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = Backed();
        var all = Directory.EnumerateFiles(template.Vault, "*", SearchOption.AllDirectories)
            .Sum(file => (new FileInfo(file).Length + 8191) / 4096 * 4096);
        var (steps, refused) = (Campaign.IsFull ? 100 : 6 * Campaign.Times, 0);
        for (var step = 0; step < steps; step++)
        {
            var room = 32_768L + (all * 5 / 4 * step / steps);
            using var disk = new TemporaryMount("tmpfs", $"size={room}");
            Directory.CreateDirectory(Path.Combine(disk.Path, "vault"));
            var ran = template.Run([.. Restore(template, disk.Path)]);
            output.WriteLine($"{room} bytes: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3, ran.Output + ran.Errors);
            refused += ran.ExitCode == 3 ? 1 : 0;

            disk.Remount($"size={all + 64_000_000}");
            var broken = Broken(template, disk.Path, ran.ExitCode == 0);
            Assert.True(broken is null, $"{room} bytes: {broken}");
        }

        Assert.True(refused > 0, "the disk was never full");
    }

    private static VaultUnderTest Backed()
    {
        var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        template.Expect(0, template.BackUp);
        return template;
    }

    // The image calls its one folder `vault`.
    private static string To(string root) => Path.Combine(root, "vault", "restored");

    private static IReadOnlyList<string> Restore(VaultUnderTest vault, string root) =>
        ["restore", vault.Backup, "--to", To(root), "--keyring", vault.Keys, "--json"];

    /// <summary>
    /// What is wrong, or null. What was said to be restored is whole; what was not is whole too, or opens for
    /// nobody and is restored by the same command.
    /// </summary>
    private static string? Broken(VaultUnderTest vault, string root, bool isDone)
    {
        IReadOnlyList<string> list =
            ["list", "items", "--case", VaultUnderTest.Case, "--vault", To(root), "--json"];
        if (!isDone && vault.Run([.. list]).ExitCode != 0)
        {
            var again = vault.Run([.. Restore(vault, root)]);
            if (again.ExitCode != 0) return Told("restore", again);
        }

        var check = vault.Run("check", "--vault", To(root), "--json");
        if (check.ExitCode != 0) return Told("check", check);
        var listed = vault.Run([.. list]);
        if (listed.ExitCode != 0) return Told("list", listed);
        var lost = vault.AcknowledgedDigests()
            .FirstOrDefault(digest => !listed.Output.Contains(digest, StringComparison.Ordinal));
        if (lost is not null) return $"{lost} is lost";
        var write = vault.Run("member", "add", "Nobody", "--vault", To(root), "--json");
        return write.ExitCode == 3 && write.Output.Contains("restored-unconfirmed", StringComparison.Ordinal)
            ? null
            : Told("a vault that was shown nothing", write);
    }

    private static string Told(string what, Ran ran) =>
        $"{what} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}";
}
