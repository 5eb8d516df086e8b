using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Verification.Grades;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>Grades: one scale at a time, kept with their history, and never worked with.</summary>
public sealed class GradeTests
{
    [Fact]
    public async Task Each_scale_is_set_by_itself_and_earlier_grades_stay()
    {
        await using var desk = await FindingDesk.CreateAsync();
        Assert.Equal(4, (await ListAsync(desk, desk.Claim)).Result["not_judged"]!.AsArray().Count);
        await SetAsync(desk, "source", "B");
        var size = desk.Desk.Vault.Ledger.Size;
        await SetAsync(desk, "information", "3");
        await SetAsync(desk, "source", "C");

        var now = await ListAsync(desk, desk.Claim);
        Assert.Equal(["3", "C"], now.Rows.Select(row => (string?)row["grade"]));
        Assert.Equal(["possibly true", "fairly reliable"], now.Rows.Select(row => (string?)row["means"]));
        Assert.All(
            now.Result["not_judged"]!.AsArray(), row => Assert.Equal("europol-4x4", (string?)row!["scheme"]));
        var all = await ListAsync(desk, desk.Claim, replaced: true);
        Assert.Equal(["B", "3", "C"], all.Rows.Select(row => (string?)row["grade"]));
        var then = await ListAsync(desk, null, asOf: size);
        Assert.Equal("B", (string?)Assert.Single(then.Rows)["grade"]);

        await SetAsync(desk, "source", "not judged");
        Assert.Equal(3, (await ListAsync(desk, desk.Claim)).Result["not_judged"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("source", "B2")]
    [InlineData("source", "2")]
    [InlineData("information", "B")]
    [InlineData("information", "7")]
    [InlineData("information", "")]
    [InlineData("both", "B2")]
    public async Task Two_scales_are_never_set_as_one(string scale, string grade)
    {
        await using var desk = await FindingDesk.CreateAsync();
        Assert.Equal(["bad-value"], (await SetAsync(desk, scale, grade)).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("GradeSet"));
    }

    [Fact]
    public async Task Only_a_claim_or_a_source_of_ones_own_case_is_graded()
    {
        await using var desk = await FindingDesk.CreateAsync();
        await SetAsync(desk, "information", "2");
        var other = await desk.Desk.AddMemberAsync("Edda Quill", desk.Ira);
        await desk.Desk.OpenCaseAsync("Lower Osk", other);
        Assert.Equal(["reference-not-found"], (await SetAsync(desk, "information", "2", by: other)).Codes);
        Assert.Empty((await ListAsync(desk, null, by: other)).Rows);
        Assert.Equal(
            ["bad-reference"], (await SetAsync(desk, "source", "B", about: $"item:{desk.Item}")).Codes);
    }

    [Fact]
    public async Task A_grade_of_a_claim_in_a_restricted_item_is_left_out_and_counted()
    {
        await using var desk = await FindingDesk.CreateAsync();
        await SetAsync(desk, "information", "2");
        await desk.RestrictAsync(desk.Item);
        var told = await ListAsync(desk, null);
        Assert.Empty(told.Rows);
        Assert.Equal(1, told.Count("restricted_left_out"));
        Assert.Single((await ListAsync(desk, null, restricted: true)).Rows);
    }

    [Fact]
    public void No_command_of_grades_or_findings_offers_an_order()
    {
        var members = typeof(ListGrades).Assembly.GetTypes()
            .Where(type => typeof(ICommand).IsAssignableFrom(type)
                && (type.Namespace ?? "").StartsWith("Probative.Verification", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Select(property => property.Name)
            .ToList();
        Assert.NotEmpty(members);
        foreach (var word in (string[])["Sort", "Order", "Rank", "Score", "Average", "Weight"])
            Assert.DoesNotContain(members, name => name.Contains(word, StringComparison.Ordinal));
    }

    private static Task<Told> SetAsync(
        FindingDesk desk, string scale, string grade, MemberId? by = null, string? about = null) =>
        Desk.RunAsync(
            new Grader(desk.Desk.Vault),
            new SetGrade
            {
                By = by ?? desk.Ira,
                About = about ?? desk.Claim,
                Scheme = "admiralty",
                Scale = scale,
                Grade = grade,
                Date = "2028-02",
                Reason = "Said once.",
            });

    private static Task<Told> ListAsync(
        FindingDesk desk,
        string? about,
        bool replaced = false,
        long? asOf = null,
        bool restricted = false,
        MemberId? by = null) => Desk.RunAsync(
        new GradeLister(desk.Desk.Vault),
        new ListGrades
        {
            By = by ?? desk.Ira,
            Case = null,
            About = about,
            WithReplaced = replaced,
            AsOf = asOf is { } size ? $"{size - 1}" : null,
            WithRestricted = restricted,
            Limit = 50,
        });
}
