using System.Text.Json;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>Row 7 of docs/faults.md: two to eight processes write to one vault at once.</summary>
public class WritersTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Every_acknowledged_fact_is_there_and_losers_are_told_who_holds_the_vault(int writers)
    {
        Programs.Need(Programs.Probative);
        using var vault = VaultUnderTest.Create();
        var rounds = Campaign.IsFull ? 500 / writers : 6 * Campaign.Times;
        var before = Size(vault);
        var (done, fenced) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var runs = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
            {
                var note = Path.Combine(vault.Material, "..", $"note-{round}-{writer}.txt");
                File.WriteAllText(note, $"note {round} of {writer}\n");
                var arguments = vault.Arguments("add", note, "--case", VaultUnderTest.Case);
                var around = VaultUnderTest.EnvironmentIn(vault.Folder);
                return Programs.Run(Programs.Probative, arguments, around);
            })));
            foreach (var ran in runs)
            {
                var document = JsonDocument.Parse(ran.Output).RootElement;
                if (ran.ExitCode == 0)
                {
                    done++;
                    continue;
                }

                Assert.Equal(3, ran.ExitCode);
                var problem = document.GetProperty("problems")[0];
                Assert.Equal("vault-held", problem.GetProperty("code").GetString());
                var message = problem.GetProperty("message").GetString();
                Assert.Contains("process", message, StringComparison.Ordinal);
                fenced++;
            }
        }

        output.WriteLine($"{done} done, {fenced} refused");
        Assert.True(done > 0);
        // IntakeStarted, ItemReceived, IntakeFinished.
        Assert.Equal(before + (3L * done), Size(vault));
        vault.Expect(0, "check");
    }

    private static long Size(VaultUnderTest vault) =>
        long.Parse(
            File.ReadAllLines(Path.Combine(vault.Vault, "log", "checkpoint"))[1],
            System.Globalization.CultureInfo.InvariantCulture);
}
