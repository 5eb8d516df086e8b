using System.Diagnostics;
using System.Globalization;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>
/// A process is killed (SIGKILL) at random moments while eight tasks take in files and record facts; then the
/// vault is opened again. What was acknowledged must be there, and the log must be whole. The kernel keeps
/// what was written, so this finds wrong orders and half-made states; missing syncs are for the simulated
/// disk and the power cut.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 12;
    private const string Writer = "Probative.Tests.Writer";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_kill_at_any_moment()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        var directory = TestVault.NewDirectory();
        var facts = new Dictionary<long, string>();
        var items = new HashSet<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // The first kills are likely to hit the making of the vault, the later ones the writing.
            var opened = await RunAndKillAsync(directory, random.Next(kill < 4 ? 400 : 1_500), facts, items);
            var isMade = File.Exists(Path.Combine(directory, "vault.json"));
            if (isMade) await AssertWholeAsync(directory, facts, items);
            else Assert.Empty(facts);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"kill {kill}: {opened}, {facts.Count} facts, {items.Count} items"));
        }

        Assert.NotEmpty(facts);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_kill_while_a_vault_is_made_leaves_one_that_init_makes_or_that_is_whole()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            var directory = TestVault.NewDirectory();
            using (var process = Start(directory))
            {
                await Task.Delay(random.Next(900), Ct);
                process.Kill();
                await process.WaitForExitAsync(Ct);
            }

            var isMade = File.Exists(Path.Combine(directory, "vault.json"));
            var begun = Directory.Exists(directory) ? "begun" : "nothing";
            output.WriteLine($"kill {kill}: {(isMade ? "whole" : begun)}");
            await using (var test = isMade
                ? await TestVault.OpenAsync(directory)
                : await TestVault.CreateAsync(directory: directory))
            {
                Assert.InRange(LogAudit.Read(directory).Count, 3, int.MaxValue);
            }

            // Only now: an open vault may still be building its views.
            if (isMade) Directory.Delete(directory, recursive: true);
        }
    }

    private static Process Start(string directory)
    {
        var folder = AppContext.BaseDirectory.Replace("Probative.Tests", Writer, StringComparison.Ordinal);
        string[] arguments = [Path.Combine(folder, Writer + ".dll"), directory];
        return Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<string> RunAndKillAsync(
        string directory, int milliseconds, Dictionary<long, string> facts, HashSet<string> items)
    {
        using var process = Start(directory);
        var opened = await process.StandardOutput.ReadLineAsync(Ct);
        var reading = process.StandardOutput.ReadToEndAsync(Ct);
        if (opened is not null) await Task.Delay(milliseconds, Ct);
        process.Kill();
        await process.WaitForExitAsync(Ct);
        foreach (var line in (await reading).Split('\n')[..^1])
        {
            var words = line.Split(' ');
            if (words[0] == "item") items.Add(words[1]);
            if (words[0] == "fact") facts.Add(long.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
        }

        return opened ?? $"ended: {await process.StandardError.ReadToEndAsync(Ct)}";
    }

    private static async Task AssertWholeAsync(
        string directory, Dictionary<long, string> acknowledged, HashSet<string> items)
    {
        await using var test = await TestVault.OpenAsync(directory);
        var facts = await test.FactsAsync();
        foreach (var (index, leafHash) in acknowledged)
        {
            Assert.Equal(leafHash, facts[(int)index].LeafHash.ToHex());
        }

        foreach (var item in items) AssertItem(test, item);

        // No fact speaks of bytes that are not there, acknowledged or not.
        foreach (var fact in facts)
        {
            if (fact.Fields.Text("sha256") is { } sha256) AssertItem(test, sha256);
        }

        var published = LogAudit.Read(directory);
        Assert.Equal(facts.Select(Leaf), published);
        Assert.Empty(Directory.EnumerateFiles(test.PathOf("incoming")));
    }

    private static byte[] Leaf(RecordedFact fact) => fact.Leaf.ToArray();

    private static void AssertItem(TestVault test, string sha256)
    {
        Assert.True(Hash32.TryParseHex(sha256, out var digest));
        Assert.Equal(digest, Hash32.Of(File.ReadAllBytes(test.Vault.Items.PathOf(digest))));
    }
}
