using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Row 2 of docs/faults.md: the writer is killed at a write, and the file system below it is shut down
/// without flushing its journal, as when power fails. ext4 without its `auto_da_alloc` mercy, and XFS.
/// </summary>
public class PowerCutTests(ITestOutputHelper output)
{
    private const int SampleSize = 9;

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("ext4", "loop", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_loses_nothing_acknowledged(string type, string options, string make)
    {
        Need(make);
        using var template = VaultUnderTest.Create();
        using var image = MountImage.Create(type, options, make, template.Vault);
        using var clean = template.Copy();
        var points = Strace.Points(clean.Add, clean.Folder, clean.Vault)
            .Where(point => point.Fault is Fault.Kill).ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine(
            $"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type} ({options})");
        var (cut, acknowledged) = (0, 0);
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root => Strace.RunWith(point, Add(vault, root), root));
            cut += faulted.HasStruck ? 1 : 0;
            acknowledged += vault.AcknowledgedDigests().Count;
            var lost = disk.Mounted(root => Lost(vault, root));
            Assert.True(lost is null, $"{point}: {lost}");
        }

        output.WriteLine($"{cut} cut in the middle, {acknowledged} items acknowledged before the cut");
        Assert.True(cut > chosen.Count / 2, $"only {cut} of {chosen.Count} writers were killed");
    }

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_during_a_backup_leaves_one_that_can_be_restored(
        string type, string options, string make)
    {
        Need(make);
        using var template = VaultUnderTest.Create();
        using var before = template.Copy();
        before.Expect(0, before.BackUp);
        template.Expect(0, template.Add);
        using var image = MountImage.Create(type, options, make, before.Backup);
        using var clean = template.Copy();
        Assert.Equal(0, Programs.Run("cp", ["-a", before.Backup, clean.Backup]).ExitCode);
        var points = Strace.Points(clean.BackUp, clean.Folder, clean.Backup)
            .Where(point => point.Fault is Fault.Kill)
            .Select(point => point with { Path = OnDisk(point.Path) })
            .ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type}");
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            using var disk = image.Copy();
            IReadOnlyList<string> To(string root) =>
                vault.Arguments("backup", Path.Combine(root, "vault"), "--keys", vault.Keys);
            disk.UntilPowerCut(root => Strace.RunWith(point, To(root), root));
            disk.Mounted(root =>
            {
                var from = Path.Combine(root, "vault");
                foreach (var (name, run) in new[] { ("before", false), ("after", true) })
                {
                    if (run) vault.Expect(0, To(root));
                    else File.Copy(before.Keys, vault.Keys, overwrite: true);
                    vault.ExpectRestored(from, name);
                }

                return true;
            });
        }

        // The image calls its one folder `vault`; here it is the backup.
        static string? OnDisk(string? path) => path?.Replace("backup", "vault", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_never_leaves_an_age_file_that_is_not_whole(
        string type, string options, string make)
    {
        Need(make);
        using var template = VaultUnderTest.Create();
        template.MakeIdentity();
        template.Expect(0, template.Add);
        Directory.CreateDirectory(template.Backup);
        using var image = MountImage.Create(type, options, make, template.Backup);
        using var clean = template.Copy();
        var points = Strace.Points(
                clean.Encrypt(Path.Combine(clean.Backup, "1.age")), clean.Folder, clean.Backup)
            .Where(point => point.Fault is Fault.Kill)
            .Select(point => point with
            {
                Path = point.Path?.Replace("backup/", "vault/", StringComparison.Ordinal),
            })
            .ToList();
        var chosen = Campaign.Sample(points, SampleSize, point => point.Call);
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type}");
        var (cut, whole) = (0, 0);
        foreach (var point in chosen)
        {
            using var vault = template.Copy();
            using var disk = image.Copy();
            var faulted = disk.UntilPowerCut(root =>
                Strace.RunWith(point, vault.Encrypt(Path.Combine(root, "vault", "1.age")), root));
            cut += faulted.HasStruck ? 1 : 0;
            disk.Mounted(root =>
            {
                var (one, two) = (Path.Combine(root, "vault", "1.age"), Path.Combine(root, "vault", "2.age"));
                IReadOnlyList<string> left = File.Exists(one) ? [one] : [];
                whole += left.Count;
                if (left.Count > 0) vault.ExpectRestored(left, "before");
                vault.Expect(0, vault.Encrypt(two));
                vault.ExpectRestored([.. left, two], "after");
                return true;
            });
        }

        output.WriteLine($"{cut} cut in the middle, {whole} with a file of its name afterwards");
        Assert.True(cut > chosen.Count / 2, $"only {cut} of {chosen.Count} writers were killed");
    }

    /// <summary>
    /// The check can fail: on a disk whose syncs all say that they did and do nothing, the same cut loses
    /// what was acknowledged, and it is noticed.
    /// </summary>
    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("ext4", "loop", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_program_that_does_not_sync_is_found_out(string type, string options, string make)
    {
        Need(make);
        using var vault = VaultUnderTest.Create();
        using var disk = MountImage.Create(type, options, make, vault.Vault);
        var faulted = disk.UntilPowerCut(root => Strace.RunWithLyingSyncs(Add(vault, root), root));
        Assert.True(faulted.HasStruck, "no sync was left out");
        Assert.Equal(0, faulted.Ran.ExitCode);
        Assert.NotEmpty(vault.AcknowledgedDigests());
        var lost = disk.Mounted(root => Lost(vault, root));
        output.WriteLine($"{type} ({options}): {lost}");
        Assert.NotNull(lost);
    }

    private static void Need(string make)
    {
        Strace.Need();
        Programs.Need("xfs_io", make, Programs.Probative);
        Programs.NeedRoot();
    }

    /// <summary>
    /// What is wrong after the cut with the vault below <paramref name="root"/>, or null: it checks clean,
    /// lists what was acknowledged, and adding the same again succeeds.
    /// </summary>
    private static string? Lost(VaultUnderTest vault, string root)
    {
        string[] on = ["--vault", Path.Combine(root, "vault"), "--json"];
        var check = Run(root, ["check", .. on]);
        if (check.ExitCode != 0) return Told("check", check);
        var listed = Run(root, ["list", "items", "--case", VaultUnderTest.Case, .. on]);
        if (listed.ExitCode != 0) return Told("list", listed);
        var gone = vault.AcknowledgedDigests().FirstOrDefault(
            digest => !listed.Output.Contains(digest, StringComparison.Ordinal));
        if (gone is not null) return $"{gone} was acknowledged and is gone";
        var again = Run(root, Add(vault, root));
        if (again.ExitCode != 0) return Told("add", again);
        check = Run(root, ["check", .. on]);
        return check.ExitCode != 0 ? Told("the last check", check) : null;
    }

    private static Ran Run(string root, IReadOnlyList<string> arguments) =>
        Programs.Run(Programs.Probative, arguments, VaultUnderTest.EnvironmentIn(root));

    private static string Told(string what, Ran ran) =>
        $"{what} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}";

    private static IReadOnlyList<string> Add(VaultUnderTest vault, string root) =>
    [
        "add", vault.Material, "--case", VaultUnderTest.Case, "--jsonl", vault.Acknowledged, "--vault",
        Path.Combine(root, "vault"), "--json",
    ];
}
