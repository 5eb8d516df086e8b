using Probative.Handover.CaseUco;
using Probative.Incidents;
using Probative.Incidents.Deeds;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Patterns;
using Probative.Incidents.Search;
using Probative.Incidents.Tables;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Log;
using Probative.Law.Analysis;
using Probative.Law.Candidates;
using Probative.Local;
using Probative.Local.Packages;
using Probative.Preservation;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Observations;
using Probative.Reading.Propositions;
using Probative.Verification.Findings;
using Probative.Verification.Grades;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>What a member is told by everything that tells of a case.</summary>
internal sealed class HistoryReads
{
    private const long Limit = 1_000;
    private const string Case = HistoryWorld.Case;

    private readonly HistoryWorld _world;
    private readonly MemberId _by;
    private readonly bool _restricted;
    private readonly List<Read> _all = [];

    private HistoryReads(HistoryWorld world, MemberId by, bool restricted) =>
        (_world, _by, _restricted) = (world, by, restricted);

    public IReadOnlyList<Read> All => _all;

    private LocalVault Vault => _world.Desk.Vault;

    public Told this[string of] => _all.Single(one => one.Of == of).Told;

    /// <param name="world">The vault, with all that its history made.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="restricted">Asks for what is restricted, too.</param>
    public static async Task<HistoryReads> AllAsync(HistoryWorld world, MemberId by, bool restricted = false)
    {
        var reads = new HistoryReads(world, by, restricted);
        await reads.StatementsAsync();
        await reads.IncidentsAsync();
        await reads.FindingsAsync();
        await reads.LawAsync();
        await reads.CaseAsync();
        await reads.SearchAsync();
        return reads;
    }

    private async Task StatementsAsync()
    {
        await AddAsync("claim list", new ClaimTeller(Vault), new ListClaims
        {
            By = _by, Case = Case, Item = null, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var (claim, at) in _world.Claims.Select((one, at) => (one, at)))
        {
            await AddAsync($"claim show {at}", new ClaimTeller(Vault), new ShowClaim
            {
                By = _by, Claim = claim.Split(':')[1], Case = Case, WithRestricted = _restricted,
            });
        }

        await AddAsync("observation list", new ObservationTeller(Vault), new ListObservations
        {
            By = _by, Case = Case, Item = null, WithRestricted = _restricted, Limit = Limit,
        });
        await AddAsync("who list", new DeedLister(Vault, new Outlet()), new ListDeeds
        {
            By = _by, Case = Case, WithRestricted = _restricted, Limit = Limit,
        });
        await WriteAsync("who table", ".csv", new DeedLister(Vault, new Outlet()), file => new ListDeeds
        {
            By = _by, Case = Case, WithRestricted = _restricted, To = file, Limit = Limit,
        });
        await AddAsync("control list", new ControlLister(Vault), new ListControl
        {
            By = _by, Case = Case, Place = null, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var kind in (NodeKind[])[NodeKind.Source, NodeKind.Entity, NodeKind.Place])
        {
            await AddAsync($"{kind} list", new NamedTeller(Vault), new ListNamed
            {
                By = _by, Of = kind, Case = Case, Limit = Limit,
            });
        }
    }

    private async Task IncidentsAsync()
    {
        await AddAsync("incident list", new IncidentLister(Vault), new ListIncidents
        {
            By = _by, Case = Case, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var (incident, at) in _world.Incidents.Select((one, at) => (one, at)))
        {
            await AddAsync($"incident show {at}", new IncidentShower(Vault), new ShowIncident
            {
                By = _by, Incident = incident, WithRestricted = _restricted,
            });
            await AddAsync($"hypothesis list {at}", new HypothesisLister(Vault), new ListHypotheses
            {
                By = _by, Incident = incident, WithDropped = true, WithRestricted = _restricted,
            });
        }

        await AddAsync("link list", new LinkLister(Vault), new ListLinks
        {
            By = _by, Case = Case, WithEnded = true, WithRestricted = _restricted, Limit = Limit,
        });
        await PatternAsync("pattern", new ShowPattern { By = _by, Case = Case, Limit = Limit });
        for (var at = 0; at < _world.Entities.Count; at++)
        {
            await PatternAsync($"pattern of {at}", new ShowPattern
            {
                By = _by, Case = Case, Who = _world.Entities[at], Limit = Limit,
            });
            await PatternAsync($"pattern held by {at}", new ShowPattern
            {
                By = _by, Case = Case, Held = _world.Entities[at], During = "2031-05", Limit = Limit,
            });
        }

        await WriteAsync(
            "incident table",
            ".csv",
            new IncidentsExporter(Vault, new Outlet()),
            file => new ExportIncidents { By = _by, Case = Case, To = file });
    }

    private Task PatternAsync(string of, ShowPattern asked) =>
        AddAsync(of, new PatternTeller(Vault), asked with { WithRestricted = _restricted });

    private async Task FindingsAsync()
    {
        await AddAsync("finding list", new FindingTeller(Vault), new ListFindings
        {
            By = _by, Case = Case, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var (finding, at) in _world.Findings.Select((one, at) => (one, at)))
        {
            await AddAsync($"finding show {at}", new FindingTeller(Vault), new ShowFinding
            {
                By = _by, Finding = finding.Split(':')[1], WithRestricted = _restricted,
            });
        }

        await AddAsync("review list", new ReviewLister(Vault), new ListReviews
        {
            By = _by, Case = Case, WithRestricted = _restricted, Limit = Limit,
        });
        await AddAsync("grade list", new GradeLister(Vault), new ListGrades
        {
            By = _by, Case = Case, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var (about, at) in _world.Graded.Select((one, at) => (one, at)))
        {
            await AddAsync($"grade list {at}", new GradeLister(Vault), new ListGrades
            {
                By = _by, Case = Case, About = about, WithRestricted = _restricted, Limit = Limit,
            });
        }
    }

    private async Task LawAsync()
    {
        foreach (var (incident, at) in _world.Incidents.Select((one, at) => (one, at)))
        {
            await AddAsync($"law candidates {at}", new CandidateTeller(Vault), new ListCandidates
            {
                By = _by, Case = Case, Incident = incident, WithRestricted = _restricted,
            });
            await AddAsync($"law matrix {at}", new MatrixTeller(Vault, new Outlet()), new ShowMatrix
            {
                By = _by, Case = Case, Incident = incident, Provisions = HistoryActs.Provisions,
                WithRestricted = _restricted,
            });
            await WriteAsync(
                $"law table {at}",
                ".csv",
                new MatrixTeller(Vault, new Outlet()),
                file => new ShowMatrix
                {
                    By = _by, Case = Case, Incident = incident, Provisions = HistoryActs.Provisions,
                    WithRestricted = _restricted, Csv = file,
                });
        }
    }

    private async Task CaseAsync()
    {
        await AddAsync("list items", new ItemLister(Vault), new ListItems
        {
            By = _by, Case = Case, NameHolds = null, From = null, WithRestricted = _restricted, Limit = Limit,
        });
        foreach (var (name, item) in _world.Items.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            await AddAsync($"show {name}", new RecordShower(Vault), new Show
            {
                By = _by, What = item, Case = Case, WithRestricted = _restricted,
            });
            await AddAsync($"history {name}", new CustodyTeller(Vault), new ShowHistory
            {
                By = _by, Item = item, Case = Case, WithRestricted = _restricted,
            });
        }

        await AddAsync("case show", new CaseShower(Vault), new ShowCase { By = _by, Case = Case });
        await AddAsync("case list", new CaseLister(Vault), new ListCases { By = _by });
        await AddAsync("log", new LogTeller(Vault), new ShowLog
        {
            By = _by, Case = Case, From = 0, Limit = Limit,
        });
        await WriteAsync(
            "exchange case-uco",
            ".jsonld",
            new CaseUcoExporter(Vault, new Outlet()),
            file => new ExportCaseUco { By = _by, Case = Case, To = file, WithRestricted = _restricted });
    }

    private async Task SearchAsync()
    {
        string[] asked =
            ["players", "team mill", Cast.Own.First, Cast.Own.Second, Cast.Own.Secret, "captain"];
        foreach (var words in asked)
        {
            // By their place in the history's own cast, so that mirrored histories are asked for the same.
            var mine = words == Cast.Own.First ? _world.Cast.First
                : words == Cast.Own.Second ? _world.Cast.Second : words;
            await AddAsync($"search {words}", new Searcher(Vault), new SearchCases
            {
                By = _by, Case = Case, Words = mine, WithRestricted = _restricted, Limit = Limit,
            });
        }
    }

    private async Task AddAsync<T>(string of, ICommandHandler<T> handler, T command)
        where T : ICommand
    {
        var told = await Desk.RunAsync(handler, command);
        _all.Add(new Read(of, told, null));
    }

    private async Task WriteAsync<T>(
        string of, string ending, ICommandHandler<T> handler, Func<string, T> command)
        where T : ICommand
    {
        using var folder = new TempFolder();
        var file = folder[$"written{ending}"];
        var told = await Desk.RunAsync(handler, command(file));
        Assert.Empty(told.Codes);
        _all.Add(new Read(of, told, await File.ReadAllTextAsync(file, Desk.Ct)));
    }
}

/// <summary>One answer; of what is written, the file.</summary>
internal sealed record Read(string Of, Told Told, string? File);
