using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading.Names;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>A vault in which a history was run, and what it made: references in the order that they came.
/// </summary>
internal sealed class HistoryWorld : IAsyncDisposable
{
    public const string Case = "Exercise";

    private HistoryWorld(Desk desk, Cast cast) => (Desk, Cast) = (desk, cast);

    public Desk Desk { get; }

    public Cast Cast { get; }

    public MemberId Ira => Desk.Member;

    public MemberId Ola { get; private set; }

    /// <summary>Who never acts: asked for blind opinions, and a reader of everything else.</summary>
    public MemberId Mara { get; private set; }

    public Dictionary<string, string> Items { get; } = [];

    public List<string> Claims { get; } = [];

    public List<string> Observations { get; } = [];

    public List<string> Incidents { get; } = [];

    public List<string> Findings { get; } = [];

    public List<string> Hypotheses { get; } = [];

    public List<string> Links { get; } = [];

    public List<string> Entries { get; } = [];

    public List<string> Entities { get; } = [];

    public List<string> Places { get; } = [];

    public string Source { get; private set; } = "";

    /// <summary>Each act with what came of it.</summary>
    public List<(Act Act, Told Told)> Done { get; } = [];

    public IEnumerable<string> Graded => [.. Claims, Source];

    public static async Task<HistoryWorld> CreateAsync(Cast cast)
    {
        var world = new HistoryWorld(await Desk.CreateAsync(), cast);
        foreach (var (name, text) in cast.Reports) world.Desk.Folder.Write(name, text);
        await world.Desk.AddAsync(world.Desk.Add());
        foreach (var receipt in await world.Desk.FactsAsync("ItemReceived"))
            world.Items[receipt.Fields.Text("name")!] = receipt.Fields.Text("item")!;
        world.Ola = await world.JoinAsync("Ola Nordby");
        world.Mara = await world.JoinAsync("Mara Vint");
        await world.NameAsync();
        return world;
    }

    /// <summary>Runs a history; after each act somebody may look.</summary>
    public async Task RunAsync(IEnumerable<Act> acts, Func<Task>? look = null)
    {
        foreach (var act in acts)
        {
            await TryAsync(act);
            if (look is not null) await look();
        }
    }

    public async Task<Told> TryAsync(Act act)
    {
        var told = await HistoryActs.RunAsync(this, act);
        Done.Add((act, told));
        return told;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>Keeps what an act made.</summary>
    public Told Keep(List<string> all, string kind, Told told)
    {
        if (told.Ending == Ending.Done && told.Result[kind] is { } made)
        {
            var id = made is JsonObject whole ? whole["id"] : made;
            var reference = $"{kind}:{(string?)id}";
            if (!all.Contains(reference)) all.Add(reference);
        }

        return told;
    }

    private async Task<MemberId> JoinAsync(string name)
    {
        var member = await Desk.AddMemberAsync(name, Ira);
        Assert.Equal(Ending.Done, (await Desk.RunAsync(new CaseJoiner(Desk.Vault), new JoinCase
        {
            By = Ira, Case = Case, Member = name, Role = "analyst",
        })).Ending);
        return member;
    }

    /// <summary>Both parties, the two places, one that speaks.</summary>
    private async Task NameAsync()
    {
        var names = new NamedRecorder(Desk.Vault);
        foreach (var party in (string[])[Cast.First, Cast.Second])
        {
            Keep(Entities, "entity", await Desk.RunAsync(names, new AddEntity
            {
                By = Ira, Case = Case, Called = $"The {party} team", Kind = "group",
            }));
        }

        Keep(Places, "place", await Desk.RunAsync(names, new AddPlace
        {
            By = Ira, Case = Case, Called = "The mill", Latitude = "12.5", Longitude = "33.25",
            RadiusM = 250, Basis = "A sketch",
        }));
        Keep(Places, "place", await Desk.RunAsync(names, new AddPlace
        {
            By = Ira, Case = Case, Called = "The ford",
        }));
        List<string> sources = [];
        Keep(sources, "source", await Desk.RunAsync(names, new AddSource
        {
            By = Ira, Case = Case, Called = "Ridge Courier", Kind = "outlet",
        }));
        Source = Assert.Single(sources);
        Assert.Equal((2, 2), (Entities.Count, Places.Count));
    }
}
