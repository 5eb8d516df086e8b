using Probative.Kernel.Commands;
using Probative.Law;
using Probative.Law.Analysis;
using Probative.Local.Packages;
using Probative.Tests.Incidents;
using Xunit;

namespace Probative.Tests.Casework;

public sealed class LawTests
{
    [Fact]
    public void Only_crimes_have_elements_in_a_matrix_and_every_provision_says_what_it_is()
    {
        var book = ProvisionBook.Own;
        Assert.Equal(62, book.All.Count);
        Assert.Equal("Paraphrase, not reviewed by a lawyer.", book.Banner);
        Assert.All(book.All, one => Assert.True(one.Text is not null || one.Elements.Count > 0, one.Id));
        Assert.All(
            book.All.Where(one => one.Kind == "crime"),
            one => Assert.Equal(
                Enumerable.Range(1, one.Elements.Count), one.Elements.Select(element => element.N)));
        Assert.All(
            book.All.Where(one => one.Kind is "duty" or "rule" or "national"),
            one => Assert.Empty(one.Elements));
        Assert.Equal(18, book.All.Count(one => one.Kind == "crime"));
    }

    [Theory]
    [InlineData("2024-07", 2)]
    [InlineData("2024-10-23/2024-10-24", 2)]
    [InlineData("2025", 1)]
    [InlineData("../2024-10-01", 2)]
    [InlineData("2024-10/..", 2)]
    [InlineData(null, 2)]
    public async Task The_versions_told_are_those_of_the_days_and_later_ones(string? when, int count)
    {
        var told = await Desk.RunAsync(
            new ProvisionTeller(), new ShowProvision { Provision = "UA-CC-438", When = when });
        var versions = told.Result["provision"]!["versions"]!.AsArray();
        Assert.Equal(count, versions.Count);
        Assert.Equal("War crimes", (string?)versions[^1]!["title"]);
        if (when == "2024-07")
            Assert.StartsWith("later", (string?)versions[1]!["applies"], StringComparison.Ordinal);
        if (when == "2025")
            Assert.StartsWith("in force", (string?)versions[0]!["applies"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_laid_beside_an_element_properly_is_refused_with_every_reason()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var incident = await desk.IncidentAsync();
        (Func<EnterAnalysis, EnterAnalysis> How, string Code)[] wrong =
        [
            (one => one with { Side = "met" }, "bad-value"),
            (one => one with { Element = "9" }, "bad-value"),
            (one => one with { Provision = "RS-0" }, "provision-not-known"),
            (one => one with { Provision = "GC3-13" }, "no-matrix"),
            (one => one with { Provision = "RS-28-a" }, "no-matrix"),
            (one => one with { Side = "for" }, "finding-missing"),
            (one => one with { Finding = "finding:0000" }, "bad-value"),
            (one => one with { Side = "for", Finding = "finding:0000" }, "reference-not-found"),
            (one => one with { Incident = "incident:0000" }, "reference-not-found"),
            (one => one with { Accused = "entity:0000" }, "reference-not-found"),
            (one => one with { Text = " " }, "bad-value"),
        ];
        foreach (var (how, code) in wrong)
            Assert.Contains(code, (await EnterAsync(desk, incident, how)).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("AnalysisEntered"));
    }

    [Fact]
    public async Task A_gap_stands_in_its_row_until_it_is_withdrawn_and_the_rest_is_not_analysed()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var incident = await desk.IncidentAsync();
        var entered = await EnterAsync(desk, incident, one => one);
        var matrix = await MatrixAsync(desk, incident);
        var provision = Assert.Single(matrix.Result["provisions"]!.AsArray())!;
        Assert.Equal(
            ["1", "2", "3", "4", "5", "intent", "knowledge", "RS-25-3", "RS-28-a", "RS-28-b"],
            provision["rows"]!.AsArray().Select(row => (string?)row!["element"]));
        Assert.Equal(
            ["2"],
            provision["rows"]!.AsArray().Where(row => (bool)row!["analysed"]!)
                .Select(row => (string?)row!["element"]));
        Assert.Equal("Nobody says who was there", (string?)provision["rows"]![1]!["gap"]![0]!["text"]);

        // Once withdrawn it stands in no row, and cannot be withdrawn again.
        var id = (string)entered.Result["analysis"]!;
        Assert.Equal(["analysis-not-found"], (await WithdrawAsync(desk, "ffff0000")).Codes);
        Assert.Empty((await WithdrawAsync(desk, id[..8])).Codes);
        Assert.Empty((await MatrixAsync(desk, incident)).Result["provisions"]!.AsArray());
        Assert.Equal(["analysis-not-found"], (await WithdrawAsync(desk, id)).Codes);
    }

    [Fact]
    public async Task The_type_of_conflict_is_counsels_and_unset_nothing_is_set_apart()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var incident = await desk.IncidentAsync();
        string[] both = ["RS-8-2-a-i", "RS-8-2-c-i-1", "RS-7-1-a"];
        Assert.Equal("", Apart(await MatrixAsync(desk, incident, both)));
        Assert.Equal(["bad-value"], (await SetAsync(desk, incident, "war")).Codes);
        Assert.Empty((await SetAsync(desk, incident, "NIAC")).Codes);
        Assert.Equal("RS-8-2-a-i", Apart(await MatrixAsync(desk, incident, both)));
        Assert.Empty((await SetAsync(desk, incident, null)).Codes);
        Assert.Equal("", Apart(await MatrixAsync(desk, incident, both)));

        static string Apart(Told told) => string.Join(' ', told.Result["provisions"]!.AsArray()
            .Where(one => (bool)one!["of_another_conflict"]!).Select(one => (string?)one!["id"]));
    }

    [Fact]
    public async Task Of_another_case_nothing_is_found()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var incident = await desk.IncidentAsync();
        await desk.Desk.OpenCaseAsync("Another");
        var told = await EnterAsync(desk, incident, one => one with { Case = "Another" });
        Assert.Equal(["reference-not-found"], told.Codes);
        Assert.Equal(Ending.WrongUsage, told.Ending);
    }

    private static Task<Told> EnterAsync(
        CaseDesk desk, string incident, Func<EnterAnalysis, EnterAnalysis> how) => Desk.RunAsync(
        new AnalysisKeeper(desk.Desk.Vault),
        how(new EnterAnalysis
        {
            By = desk.Desk.Member,
            Case = "Exercise",
            Incident = incident,
            Provision = "RS-8-2-b-i",
            Element = "2",
            Side = "gap",
            Text = "Nobody says who was there",
        }));

    private static Task<Told> WithdrawAsync(CaseDesk desk, string entry) => Desk.RunAsync(
        new AnalysisKeeper(desk.Desk.Vault),
        new WithdrawAnalysis
        {
            By = desk.Desk.Member, Case = "Exercise", Analysis = entry, Reason = "Somebody does",
        });

    private static Task<Told> SetAsync(CaseDesk desk, string incident, string? conflict) => Desk.RunAsync(
        new AnalysisKeeper(desk.Desk.Vault),
        new SetConflictType
        {
            By = desk.Desk.Member,
            Case = "Exercise",
            Incident = incident,
            Conflict = conflict,
            Reason = "As counsel sees it",
        });

    private static Task<Told> MatrixAsync(CaseDesk desk, string incident, params string[] provisions) =>
        Desk.RunAsync(
            new MatrixTeller(desk.Desk.Vault, new Outlet()),
            new ShowMatrix
            {
                By = desk.Desk.Member, Case = "Exercise", Incident = incident, Provisions = provisions,
            });
}
