using Probative.Kernel.Cases;
using Probative.Preservation;
using Probative.Preservation.Agenda;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Everything that tells what was known tells it by the same words, and no more.</summary>
public sealed class KnownThenTests
{
    private const string Report = "The bridge was closed. A resident says so.";

    [Fact]
    public async Task Items_tasks_and_cases_are_told_as_they_stood()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Report));
        var (vault, by) = (desk.Desk.Vault, desk.Desk.Member);
        await Desk.RunAsync(new TaskKeeper(vault), new AddTask
        {
            By = by, What = "Exercise", Case = "Exercise", Text = "Ask the office",
        });
        var last = $"{vault.Ledger.Size - 1}";
        desk.Desk.Folder.Write("later.txt", "Another report.");
        await desk.Desk.AddAsync(desk.Desk.Add());
        await desk.ClaimAsync("report.txt", "The bridge was closed", by: ["a resident"]);
        await Desk.RunAsync(new TaskKeeper(vault), new AddTask
        {
            By = by, What = "Exercise", Case = "Exercise", Text = "Ask again",
        });

        Assert.Equal(["report.txt"], Names(await ItemsAsync(desk, last)));
        Assert.Equal(["later.txt", "report.txt"], [.. Names(await ItemsAsync(desk, null)).Order()]);
        Assert.Empty((await ShowAsync(desk, "name:report.txt", last)).Result["claims"]!.AsArray());
        Assert.Single((await ShowAsync(desk, "name:report.txt", null)).Result["claims"]!.AsArray());
        Assert.Equal(["not-known-then"], (await ShowAsync(desk, "name:later.txt", last)).Codes);
        Assert.Equal(1, (int)(await ShowAsync(desk, "Exercise", last)).Result["items"]!);
        Assert.Equal(2, (int)(await ShowAsync(desk, "Exercise", null)).Result["items"]!);
        var tasks = await Desk.RunAsync(
            new AgendaLister(vault), new ListTasks { By = by, Case = "Exercise", AsOf = last, Limit = 10 });
        Assert.Equal("Ask the office", (string?)Assert.Single(tasks.Rows)["text"]);
        var first = await Desk.RunAsync(
            new CaseShower(vault), new ShowCase { By = by, Case = "Exercise", AsOf = "0" });
        Assert.Equal(["not-known-then"], first.Codes);
    }

    private static string[] Names(Told told) => [.. told.Rows.Select(row => (string)row["name"]!)];

    private static Task<Told> ItemsAsync(CaseDesk desk, string? asOf) => Desk.RunAsync(
        new ItemLister(desk.Desk.Vault),
        new ListItems
        {
            By = desk.Desk.Member, Case = "Exercise", NameHolds = null, From = null, AsOf = asOf, Limit = 10,
        });

    private static Task<Told> ShowAsync(CaseDesk desk, string what, string? asOf) => Desk.RunAsync(
        new RecordShower(desk.Desk.Vault),
        new Show { By = desk.Desk.Member, What = what, Case = "Exercise", AsOf = asOf });
}
