using Xunit;

namespace Probative.Faults.Tests;

/// <summary>Row 4 of docs/faults.md: the disk fills up at many different moments.</summary>
public class DiskFullTests(ITestOutputHelper output)
{
    [Fact]
    public void A_full_disk_loses_nothing_acknowledged_and_reads_still_work()
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = VaultUnderTest.Create(files: 20);
        var used = DirectorySize(template.Vault);
        var material = DirectorySize(template.Material);

        // From "hardly room for anything" to "room for all": each size stops the writer at another moment.
        var steps = Campaign.IsFull ? 200 : 12 * Campaign.Times;
        for (var step = 0; step < steps; step++)
        {
            var free = 64 * 1024L + (material * 2 + 1_500_000) * step / steps;
            using var disk = new TemporaryMount("tmpfs", $"size={used + free}");
            using var vault = template.Copy();
            var on = Path.Combine(disk.Path, "vault");
            Assert.Equal(0, Programs.Run("cp", ["-a", vault.Vault, on]).ExitCode);
            var around = VaultUnderTest.EnvironmentIn(vault.Folder);
            string[] add =
                ["add", vault.Material, "--case", VaultUnderTest.Case, "--jsonl", vault.Acknowledged];
            var ran = Programs.Run(
                Programs.Probative, [.. add, "--vault", on, "--json"], around);
            output.WriteLine($"{free} bytes free: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3 or 4, ran.Output + ran.Errors);

            string[] read = ["list", "items", "--case", VaultUnderTest.Case, "--vault", on, "--json"];
            var listed = Programs.Run(Programs.Probative, read, around);
            Assert.True(listed.ExitCode == 0, listed.Output + listed.Errors);
            Assert.All(
                vault.AcknowledgedDigests(),
                digest => Assert.Contains(digest, listed.Output, StringComparison.Ordinal));
            Expect(free, around, ["check", "--vault", on]);

            // Room was made: running the command again finishes what was interrupted.
            disk.Remount($"size={used + 64_000_000}");
            Expect(free, around, [.. add, "--vault", on, "--json"]);
            Expect(free, around, ["check", "--vault", on]);
        }
    }

    [Fact]
    public void A_full_disk_leaves_the_backup_before_and_a_run_with_room_completes()
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = VaultUnderTest.Create(files: 20);
        template.Expect(0, template.BackUp);
        template.Expect(0, template.Add);
        var used = DirectorySize(template.Backup);
        var material = DirectorySize(template.Material);
        var steps = Campaign.IsFull ? 200 : 8 * Campaign.Times;
        for (var step = 0; step < steps; step++)
        {
            var free = material * 3 / 2 * step / steps;
            using var disk = new TemporaryMount("tmpfs", $"size={used + free}");
            using var vault = template.Copy();
            var on = Path.Combine(disk.Path, "backup");
            Assert.Equal(0, Programs.Run("cp", ["-a", vault.Backup, on]).ExitCode);
            var ran = vault.Run([.. vault.Arguments("backup", on, "--keys", vault.Keys)]);
            output.WriteLine($"{free} bytes free: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3, ran.Output + ran.Errors);
            vault.ExpectRestored(on, "first");

            disk.Remount($"size={used + 64_000_000}");
            vault.Expect(0, vault.Arguments("backup", on, "--keys", vault.Keys));
            vault.ExpectRestored(on, "second");
        }
    }

    [Fact]
    public void A_full_disk_leaves_the_age_files_before_and_one_with_room_is_whole()
    {
        Programs.Need(Programs.Probative);
        TemporaryMount.Need("tmpfs", "size=64k");
        using var template = VaultUnderTest.Create(files: 20);
        template.MakeIdentity();
        var first = Path.Combine(template.Folder, "1.age");
        template.Expect(0, template.Encrypt(first));
        template.Expect(0, template.Add);
        var used = new FileInfo(first).Length;
        var material = DirectorySize(template.Material);
        var (steps, refused) = (Campaign.IsFull ? 200 : 8 * Campaign.Times, 0);
        for (var step = 0; step < steps; step++)
        {
            var free = material * 3 / 2 * step / steps;
            using var disk = new TemporaryMount("tmpfs", $"size={used + 16_384 + free}");
            using var vault = template.Copy();
            var (one, two) = (Path.Combine(disk.Path, "1.age"), Path.Combine(disk.Path, "2.age"));
            File.Copy(first, one);
            var ran = vault.Run([.. vault.Encrypt(two)]);
            output.WriteLine($"{free} bytes free: exit {ran.ExitCode}");
            Assert.True(ran.ExitCode is 0 or 3, ran.Output + ran.Errors);
            Assert.Equal(ran.ExitCode == 0, File.Exists(two));
            refused += ran.ExitCode == 3 ? 1 : 0;
            vault.ExpectRestored((IReadOnlyList<string>)[one], "first");

            disk.Remount($"size={used + 64_000_000}");
            if (ran.ExitCode == 3) vault.Expect(0, vault.Encrypt(two));
            vault.ExpectRestored((IReadOnlyList<string>)[one, two], "second");
        }

        Assert.True(refused > 0, "the disk was never full");
    }

    private static void Expect(long free, (string, string)[] around, IReadOnlyList<string> arguments)
    {
        var ran = Programs.Run(Programs.Probative, arguments, around);
        Assert.True(ran.ExitCode == 0, $"{free} bytes free: {arguments[0]}: {ran.Output}{ran.Errors}");
    }

    private static long DirectorySize(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Sum(file => (new FileInfo(file).Length + 8191) / 4096 * 4096);
}
