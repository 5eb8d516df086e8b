using Xunit;

namespace Probative.Faults.Tests;

/// <summary>Row 6 of docs/faults.md: the operator's clock jumps. It is recorded, and work goes on.</summary>
public class ClockTests
{
    [Theory]
    [InlineData("-1s", true)]
    [InlineData("-3d", true)]
    [InlineData("@2038-01-19 03:14:08", false)]
    [InlineData("@2100-02-28 23:59:59", false)]
    public void A_jumping_clock_is_recorded_and_work_goes_on(string jump, bool isBackwards)
    {
        Programs.Need("faketime", Programs.Probative);
        using var vault = VaultUnderTest.Create();
        var size = Size(vault);
        // Ahead of real time first, so that even -1s is before an earlier fact on a slow machine.
        Jump(vault, "+600s", "first");
        Jump(vault, jump, "second");
        Jump(vault, "+0", "third");

        var log = vault.Expect(0, "log").ToString();
        var isRecorded = log.Contains("ClockWentBack", StringComparison.Ordinal);
        Assert.True(isRecorded, isBackwards ? "the jump back is not recorded" : "the return is not recorded");
        Assert.True(Size(vault) >= size + 3);
        vault.Expect(0, "check");
    }

    private static void Jump(VaultUnderTest vault, string jump, string name)
    {
        var note = Path.Combine(vault.Material, "..", name + ".txt");
        File.WriteAllText(note, name + "\n");
        string[] faked = ["-f", jump, Programs.Probative];
        var ran = Programs.Run(
            "faketime",
            [.. faked, .. vault.Arguments("add", note, "--case", VaultUnderTest.Case)],
            [.. VaultUnderTest.EnvironmentIn(vault.Folder), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")]);
        Assert.True(ran.ExitCode == 0, $"{jump}: {ran.Output}{ran.Errors}");
    }

    private static long Size(VaultUnderTest vault) =>
        long.Parse(
            File.ReadAllLines(Path.Combine(vault.Vault, "log", "checkpoint"))[1],
            System.Globalization.CultureInfo.InvariantCulture);
}
