using Probative.Fuzz;
using Probative.Fuzz.Looping;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Fuzzing;

/// <summary>
/// Every reader, fed with its seeds and with what is made of them: no exception, no broken promise, no input
/// that takes two seconds or 64 MiB. `fuzz/README.md` has the longer runs.
/// </summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(0.7);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_breaks_a_reader(string name)
    {
        var target = FuzzTargets.Find(name);
        Assert.NotNull(target);
        var seeds = Corpus.Read(Path.Combine(Repository.Root, "fuzz", "corpus", name));
        Assert.NotEmpty(seeds);
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var result = new FuzzLoop(target, seeds, seed).Run(s_time, most: 5_000);
        Assert.True(result.Executions >= seeds.Count);
        var told = string.Join("; ", result.Faults.Select(Told));
        Assert.True(result.Faults.Count == 0, $"Seed {seed}: {told}");
    }

    [Fact]
    public void Seeds_are_small()
    {
        var files = new DirectoryInfo(Path.Combine(Repository.Root, "fuzz", "corpus"))
            .GetFiles("*", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.InRange(file.Length, 0, 4_096));
        Assert.InRange(files.Sum(file => file.Length), 1, 1024 * 1024);
    }

    [Fact]
    public void A_fault_is_found_and_kept_with_its_input()
    {
        var result = new FuzzLoop(new Fragile(), [[1, 2, 3]], 1).Run(TimeSpan.FromSeconds(10), most: 10_000);
        var fault = Assert.Single(result.Faults);
        Assert.Equal(0xff, fault.Input[0]);
        Assert.Contains("OverflowException", fault.Reason, StringComparison.Ordinal);
    }

    private static string Told(LoopFault fault)
    {
        var start = fault.Input.AsSpan(0, Math.Min(fault.Input.Length, 3_000));
        return $"{fault.Reason} ({Convert.ToBase64String(start)})";
    }

    private sealed class Fragile : IFuzzTarget
    {
        public string Name => "fragile";

        public void Run(ReadOnlySpan<byte> bytes)
        {
            if (bytes.StartsWith((byte)0xff)) throw new OverflowException("Found.");
        }
    }
}
