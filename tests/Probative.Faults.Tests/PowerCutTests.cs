using Probative.Faults.Tests.Syscalls;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// Row 2 of docs/faults.md: the writer is killed at a write, and the file system below it is shut down
/// without flushing its journal, as when power fails. ext4 without its `auto_da_alloc` mercy, and XFS.
/// </summary>
public class PowerCutTests(ITestOutputHelper output)
{
    private const int SampleSize = 14;

    [Theory]
    [InlineData("ext4", "loop,noauto_da_alloc", "mkfs.ext4")]
    [InlineData("ext4", "loop", "mkfs.ext4")]
    [InlineData("xfs", "loop", "mkfs.xfs")]
    public void A_power_cut_loses_nothing_acknowledged(string type, string options, string make)
    {
        Programs.Need("strace", "mount", "xfs_io", make, Programs.Probative);
        Programs.NeedRoot();
        using var template = VaultUnderTest.Create();
        using var clean = template.Copy();
        var points = Strace.Points(Programs.Probative, clean.Add, clean.Vault, VaultUnderTest.Environment)
            .Where(point => point.Fault is Fault.Kill).ToList();
        var image = MakeImage(type, options, make, template.Vault);
        var chosen = Campaign.Sample(points, SampleSize);
        output.WriteLine(
            $"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points on {type} ({options})");
        try
        {
            foreach (var point in chosen) CutAt(point, template, image, type, options);
        }
        finally
        {
            File.Delete(image);
        }
    }

    private static void CutAt(
        FaultPoint point, VaultUnderTest template, string image, string type, string options)
    {
        var copy = image + ".cut";
        Assert.Equal(0, Programs.Run("cp", ["--sparse=always", image, copy]).ExitCode);
        using var vault = template.Copy();
        using (var disk = new TemporaryMount(type, options, copy))
        {
            Strace.RunWith(point, Programs.Probative, Add(vault, disk.Path), VaultUnderTest.Environment);
            // Without -f the journal is not flushed: what was not synced is gone.
            Assert.Equal(0, Programs.Run("xfs_io", ["-x", "-c", "shutdown", disk.Path]).ExitCode);
        }

        var acknowledged = vault.AcknowledgedDigests();
        using (var disk = new TemporaryMount(type, options, copy))
        {
            Expect(point, ["check", "--vault", Path.Combine(disk.Path, "vault"), "--json"]);
            string[] list =
                ["list", "items", "--case", VaultUnderTest.Case, "--vault", Path.Combine(disk.Path, "vault")];
            var listed = Expect(point, [.. list, "--json"]);
            Assert.All(
                acknowledged,
                digest => Assert.Contains(digest, listed.Output, StringComparison.Ordinal));
            Expect(point, Add(vault, disk.Path));
            Expect(point, ["check", "--vault", Path.Combine(disk.Path, "vault"), "--json"]);
        }

        File.Delete(copy);
    }

    private static IReadOnlyList<string> Add(VaultUnderTest vault, string disk) =>
    [
        "add", vault.Material, "--case", VaultUnderTest.Case, "--jsonl", vault.Acknowledged, "--vault",
        Path.Combine(disk, "vault"), "--json",
    ];

    private static Ran Expect(FaultPoint point, IReadOnlyList<string> arguments)
    {
        var ran = Programs.Run(Programs.Probative, arguments, VaultUnderTest.Environment);
        Assert.True(
            ran.ExitCode == 0,
            $"{point}: {string.Join(' ', arguments)} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}");
        return ran;
    }

    /// <summary>A file system in a file, with the vault in it and everything durable.</summary>
    private static string MakeImage(string type, string options, string make, string vault)
    {
        // 320 MB: the least that mkfs.xfs makes is 300.
        var image = Path.GetTempFileName();
        using (var file = File.OpenWrite(image)) file.SetLength(320L << 20);
        var made = Programs.Run(make, type == "ext4" ? ["-q", "-F", image] : ["-q", "-f", image]);
        Assert.True(made.ExitCode == 0, made.Errors);
        using var disk = new TemporaryMount(type, options, image);
        Assert.Equal(0, Programs.Run("cp", ["-a", vault, Path.Combine(disk.Path, "vault")]).ExitCode);
        Assert.Equal(0, Programs.Run("sync", ["-f", disk.Path]).ExitCode);
        return image;
    }
}
