using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Tests.Handover.Support;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>The order of the writes of a handover, and what a failure after each leaves.</summary>
public class OrderTests
{
    private static IEnumerable<string> Types(MemoryVault vault) =>
        vault.Memory.All.Where(fact => fact.Case == vault.Case).Select(fact => fact.Fields.Type);

    [Fact]
    public async Task The_handover_is_recorded_before_its_proof_and_finished_after_it_is_shown()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = new HandoverTrial(vault);
        var steps = new List<string>();
        trial.Sinks.Step = steps.Add;
        vault.Memory.Appending = fact => steps.Add(fact.Type);
        await trial.PackAsync();

        string[] order =
        [
            "begin data/withheld.txt", "begin data/facts.txt", "begin manifest-sha256.txt",
            "begin index.html", "HandedOver", "begin ledger/checkpoint", "begin ledger/nodes.txt",
            "begin tagmanifest-sha256.txt", "seal", "show", "HandoverFinished",
        ];
        Assert.Equal(order, steps.Where(order.Contains));
    }

    [Fact]
    public async Task The_manifest_is_kept_before_the_handover_is_recorded()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        vault.Memory.Appending = fact =>
        {
            if (fact is Probative.Handover.HandedOver handedOver)
            {
                Assert.Contains(handedOver.ManifestSha256, vault.Kept.Digests);
            }
        };
        await new HandoverTrial(vault).PackAsync();
        Assert.Single(vault.Kept.Digests);
    }

    [Fact]
    public async Task A_medium_that_refuses_at_any_step_leaves_no_package_and_the_next_handover_says_so()
    {
        var steps = new List<string>();
        await using (var vault = await MemoryVault.CreateAsync())
        {
            await vault.ReceiveAsync("one.txt", "1");
            var clean = new HandoverTrial(vault);
            clean.Sinks.Step = steps.Add;
            await clean.PackAsync();
        }

        Assert.True(steps.Count > 15);
        for (var at = 0; at < steps.Count; at++)
        {
            await using var vault = await MemoryVault.CreateAsync();
            await vault.ReceiveAsync("one.txt", "1");
            var trial = new HandoverTrial(vault);
            var left = at;
            trial.Sinks.Step = step =>
            {
                if (left-- == 0) throw Full(step);
            };

            var refused = await trial.RefuseAsync(Ending.Refused, "disk-full");
            Assert.Equal(steps[at], refused.Path);
            var isRecorded = Types(vault).Contains("HandedOver");
            Assert.DoesNotContain("HandoverFinished", Types(vault));

            trial.Sinks.Step = null;
            var package = await trial.PackAsync();
            Assert.Equal(isRecorded, trial.Problems.Any(problem => problem.Code == "handover-unfinished"));
            Assert.Equal(isRecorded, package.Lines("data/facts.txt").Length == 3);
        }
    }

    [Fact]
    public async Task A_package_that_was_left_behind_is_told_of()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "1");
        vault.Files.Damage(item.Sha256, "2"u8.ToArray());
        var trial = new HandoverTrial(vault);
        var doubt = await Assert.ThrowsAsync<IntegrityException>(trial.RunAsync);
        Assert.Equal("item-damaged", doubt.Code);
        Assert.False(trial.Package.IsShown || trial.Package.IsRemoved);
        var left = Assert.Single(trial.Problems, problem => problem.Code == "handover-leftover");
        Assert.Equal(trial.Package.AsidePath, left.Path);
        Assert.Contains("can be read", left.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("HandedOver", Types(vault));

        vault.Files.Add("1"u8.ToArray());
        await trial.PackAsync();
        Assert.Equal("/out/package.partial-1", Assert.Single(trial.Problems).Path);
    }

    [Fact]
    public async Task An_item_whose_bytes_are_gone_stops_the_handover()
    {
        await using var vault = await MemoryVault.CreateAsync();
        vault.Files.Lose((await vault.ReceiveAsync("one.txt", "1")).Sha256);
        var doubt = await Assert.ThrowsAsync<IntegrityException>(new HandoverTrial(vault).RunAsync);
        Assert.Equal("item-missing", doubt.Code);
    }

    [Fact]
    public async Task A_case_that_is_written_to_meanwhile_is_packed_again_from_its_new_head()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var interruptions = 1;
        vault.Memory.Appending = fact =>
        {
            if (fact.Type == "HandedOver" && interruptions-- > 0) vault.ReceiveAsync("late.txt", "2").Wait();
        };
        var trial = new HandoverTrial(vault);
        var package = await trial.PackAsync();

        Assert.Equal(
            ["CaseOpened", "ItemReceived", "ItemReceived", "HandedOver", "HandedOver", "HandoverFinished"],
            Types(vault));
        Assert.Equal(4, package.Lines("data/facts.txt").Length);
        Assert.Single(trial.Problems, problem => problem.Code == "handover-unfinished");
        Assert.True(trial.Sinks.Made[0].IsRemoved);
    }

    [Fact]
    public async Task A_case_that_never_rests_is_not_handed_over()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        vault.Memory.Appending = fact =>
        {
            if (fact.Type == "HandedOver") vault.ReceiveAsync("late.txt", Guid.NewGuid().ToString()).Wait();
        };
        await new HandoverTrial(vault).RefuseAsync(Ending.Refused, "case-moves");
    }

    [Fact]
    public async Task A_package_never_replaces_anything()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        var trial = new HandoverTrial(vault);
        await trial.PackAsync();
        await trial.RunAsync();

        Assert.Equal(Ending.WrongUsage, trial.Ended.Ending);
        Assert.Equal("out-exists", Assert.Single(trial.Problems).Code);
        Assert.Single(Types(vault), "HandedOver");
    }

    [Fact]
    public async Task A_second_package_names_the_first_and_proves_it_a_beginning()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var other = await vault.OpenCaseAsync("Another");
        await vault.ReceiveAsync("one.txt", "1");
        var first = new HandoverTrial(vault);
        await first.PackAsync();
        for (var i = 0; i < 40; i++) await vault.ReceiveAsync($"other {i}.txt", $"{i}", other: other);
        var second = new HandoverTrial(vault);
        second.Command = second.Command with { Out = "/out/second", To = "Another counsel" };
        var package = await second.PackAsync();

        Assert.Equal(
            (string?)first.Ended.Result!["manifest_sha256"], (string?)second.Ended.Result!["previous"]);
        var proof = Proofs.Derive(package);
        var earlier = Proofs.CheckpointOf(first.Package);
        Assert.Equal(earlier.Root, proof.RootAt(earlier.Size));

        // Who else received a package is nobody else's business.
        Assert.Equal(
            ["purpose: kept in the house", "to: kept in the house"],
            HandoverTrial.Withheld(package, 3).Order());
        Assert.Empty(Searcher.Find(package.Files, "Defence counsel"));
    }

    [Fact]
    public async Task Who_received_the_first_package_is_told_of_it_in_the_second()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        await new HandoverTrial(vault).PackAsync();
        var second = new HandoverTrial(vault);
        second.Command = second.Command with { Out = "/out/second" };
        var opened = HandoverTrial.Opened(await second.PackAsync(), 3)!;

        Assert.Equal("Defence counsel", ((JsonValue.Text)opened["to"]).Value);
    }

    [Fact]
    public async Task The_same_bytes_in_another_case_are_not_told_of()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var other = await vault.OpenCaseAsync("The other case");
        var there = await vault.ReceiveAsync("there.txt", "the same", from: "Bert Moor", other: other);
        var here = await vault.ReceiveAsync("here.txt", "the same");
        var package = await new HandoverTrial(vault).PackAsync();

        Assert.Equal(there.Sha256, here.Sha256);
        Assert.Empty(Searcher.Find(
            package.Files,
            there.Item.ToString(), "there.txt", "Bert Moor", "The other case", other.ToString()));
    }

    [Fact]
    public async Task An_interrupted_handover_leaves_nothing()
    {
        await using var vault = await MemoryVault.CreateAsync();
        await vault.ReceiveAsync("one.txt", "1");
        using var stop = new CancellationTokenSource();
        var trial = new HandoverTrial(vault) { Stop = stop.Token };
        trial.Sinks.Step = step =>
        {
            if (step == "begin manifest-sha256.txt") stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(trial.RunAsync);
        Assert.True(trial.Package.IsRemoved);
        Assert.DoesNotContain("HandedOver", Types(vault));
    }

    private static StorageException Full(string step) =>
        new(new Problem("disk-full", step, "No space is left.", "Free some."));
}
