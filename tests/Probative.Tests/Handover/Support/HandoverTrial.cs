using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>Runs handovers on a vault in memory and looks into what came of them.</summary>
internal sealed class HandoverTrial(MemoryVault vault)
{
    public MemorySinks Sinks { get; } = new();

    public List<CommandEvent> Events { get; } = [];

    /// <summary>Where a test interrupts.</summary>
    public CancellationToken? Stop { get; init; }

    public MemorySink Package => Sinks.Last;

    public CommandEvent.Finished Ended => Assert.IsType<CommandEvent.Finished>(Events[^1]);

    public IReadOnlyList<Problem> Problems =>
        [.. Events.OfType<CommandEvent.Noted>().Select(noted => noted.Problem)];

    public MakeHandover Command { get; set; } = new()
    {
        By = default,
        Case = "",
        To = "Defence counsel",
        Purpose = "Disclosure",
        Select = ItemSelection.Everything,
        Out = "/out/package",
        Form = PackageForm.Folder,
    };

    public HandoverTrial Withholding(params (string What, string Reason)[] withhold)
    {
        Command = Command with { Withhold = [.. withhold.Select(w => new Withholding(w.What, w.Reason))] };
        return this;
    }

    public HandoverTrial Selecting(params string[] items)
    {
        Command = Command with { Select = ItemSelection.Of(items) };
        return this;
    }

    public async Task<HandoverTrial> RunAsync()
    {
        Events.Clear();
        var standing = new Standing(vault.Case, "Exercise Lower Fennick", MemoryVault.Actor, "investigator");
        var stream = CommandEvents.Of(
            (tell, ct) => new HandoverRun(vault, Sinks, Command, standing, tell).RunAsync(ct),
            Stop ?? TestContext.Current.CancellationToken);
        await foreach (var happened in stream)
        {
            Events.Add(happened);
        }

        return this;
    }

    public async Task<MemorySink> PackAsync()
    {
        await RunAsync();
        Assert.True(Ended.Ending == Ending.Done, string.Join('\n', Problems));
        Assert.True(Package.IsShown);
        return Package;
    }

    public async Task<Problem> RefuseAsync(Ending ending, string code)
    {
        await RunAsync();
        Assert.Equal(ending, Ended.Ending);
        Assert.DoesNotContain(Sinks.Made, sink => sink.IsShown);
        Assert.All(Sinks.Made, sink => Assert.True(sink.IsRemoved));
        return Assert.Single(Problems, problem => problem.Code == code);
    }

    /// <summary>The fields of fact n that the package opens, or null for a bare leaf.</summary>
    public static IReadOnlyDictionary<string, JsonValue>? Opened(MemorySink package, long number)
    {
        var line = package.Lines("data/facts.txt")[number - 1];
        if (line.StartsWith('{')) return null;
        Assert.True(SdJwt.TryParse(System.Text.Encoding.ASCII.GetBytes(line), out var jwt, out _));
        return jwt.Disclosures.Where(d => !d.IsPadding).ToDictionary(d => d.Name, d => d.Value);
    }

    /// <summary>The names and reasons of the fields of fact n that the package lists as withheld.</summary>
    public static IEnumerable<string> Withheld(MemorySink package, long number)
    {
        foreach (var line in package.Lines("data/withheld.txt"))
        {
            var parts = line.Split(' ', 5);
            if (parts[1] != number.ToString(System.Globalization.CultureInfo.InvariantCulture)) continue;
            yield return parts[0] == "fact"
                ? "fact: " + string.Join(' ', parts[2..])
                : $"{parts[3]}: {parts[4]}";
        }
    }
}
