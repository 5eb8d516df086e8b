using Probative.Ledger;
using Xunit;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// Row 3 of docs/faults.md: after every operation on a disk that promises no more than it must, every state
/// that a power cut could leave keeps what was promised.
/// </summary>
public class SimulatedDiskTests(ITestOutputHelper output)
{
    public static TheoryData<string> Bugs => [.. SeededBug.All.Select(bug => bug.Name)];

    [Fact]
    public async Task No_crash_state_breaks_a_promise()
    {
        var (states, reopened, worlds) = (0L, 0, 0);
        var wanted = Campaign.IsFull ? 60_000_000 : 3_000_000;
        while (states < wanted)
        {
            using var world = new World(Campaign.Seed + worlds, statesPerStep: 200);
            await world.RunAsync(items: 60, TestContext.Current.CancellationToken);
            Assert.True(world.Judge.Broken is null, $"seed {Campaign.Seed + worlds}: {world.Judge.Broken}");
            states += world.Judge.States;
            reopened += world.Reopened;
            worlds++;
        }

        Assert.True(reopened > 0);
        output.WriteLine(
            $"seed {Campaign.Seed}: {states} states in {worlds} worlds, {reopened} opened again");
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task A_seeded_bug_is_found(string name)
    {
        var bug = SeededBug.All.Single(bug => bug.Name == name);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var world = new World(Campaign.Seed + attempt, statesPerStep: 50, bug);
            try
            {
                await world.RunAsync(items: 60, TestContext.Current.CancellationToken);
            }
            catch (IntegrityException doubt)
            {
                output.WriteLine($"the program itself noticed: {doubt.Message}");
                return;
            }

            if (world.Judge.Broken is not { } broken) continue;
            output.WriteLine($"after {world.Judge.States} states: {broken}");
            return;
        }

        Assert.Fail($"seed {Campaign.Seed}: nothing noticed that {name}");
    }
}
