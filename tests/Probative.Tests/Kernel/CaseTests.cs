using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Log;
using Probative.Kernel.Members;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Tests.Kernel;

public sealed class CaseTests
{
    [Fact]
    public async Task Whoever_opens_a_case_has_joined_it_under_the_name_that_opened_it()
    {
        await using var desk = await Desk.CreateAsync(caseName: null);
        await desk.OpenCaseAsync("Exercise");
        var (opened, joined) = ((await desk.FactsAsync())[^2], (await desk.FactsAsync())[^1]);
        Assert.Equal(("CaseOpened", 1, "MemberJoined", 2), (
            opened.Fields.Type, opened.Number, joined.Fields.Type, joined.Number));
        Assert.Equal(opened.Fields.Actor, joined.Fields.Text("pseudonym"));
        Assert.Equal(desk.Member.Value, joined.Fields.Id("member"));
    }

    [Fact]
    public async Task One_member_has_another_pseudonym_in_every_case()
    {
        await using var desk = await Desk.CreateAsync(caseName: null);
        var names = new HashSet<string?>();
        for (var i = 0; i < 5; i++) names.Add(
            (string?)(await desk.OpenCaseAsync($"Case {i}")).Result["pseudonym"]);
        Assert.Equal(5, names.Count);
    }

    [Theory]
    [InlineData("", "purpose", "basis", "2027")]
    [InlineData("name", " ", "basis", "2027")]
    [InlineData("name", "purpose", "", "2027")]
    [InlineData("name", "purpose", "basis", "next year")]
    public async Task A_case_without_purpose_basis_or_review_date_is_not_opened(
        string name, string purpose, string basis, string review)
    {
        await using var desk = await Desk.CreateAsync(caseName: null);
        var size = desk.Vault.Ledger.Size;
        var told = await Desk.RunAsync(new CaseOpener(desk.Vault), new OpenCase
        {
            By = desk.Member,
            CaseName = name,
            Purpose = purpose,
            LegalBasis = basis,
            ReviewDate = review,
            Role = "investigator",
        });
        Assert.Equal(Ending.WrongUsage, told.Ending);
        Assert.Equal(["bad-value"], told.Codes);
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task A_name_in_use_is_refused_to_the_member_alone_who_uses_it()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        Assert.Equal(["case-exists"], (await desk.OpenCaseAsync("Exercise")).Codes);
        Assert.Equal(Ending.Done, (await desk.OpenCaseAsync("Exercise", other)).Ending);
    }

    [Fact]
    public async Task A_member_who_was_let_in_may_act_and_is_not_let_in_twice()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        var roll = new CaseRoll(desk.Vault);
        Assert.Empty(await roll.OfAsync(other, Desk.Ct));
        Assert.Equal(["case-not-found"], (await JoinAsync(desk, other)).Codes);

        var joined = await JoinAsync(desk, desk.Member);

        Assert.Equal(Ending.Done, joined.Ending);
        var standing = Assert.Single(await roll.OfAsync(other, Desk.Ct));
        Assert.Equal(((string?)joined.Result["pseudonym"], "analyst"), (standing.Pseudonym, standing.Role));
        Assert.Equal(["already-joined"], (await JoinAsync(desk, desk.Member)).Codes);
    }

    [Fact]
    public async Task The_log_shows_the_facts_of_own_cases_and_of_the_vault()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);

        var told = await LogAsync(desk, null);

        Assert.Equal(desk.Vault.Ledger.Size - 2, told.Rows.Count);
        Assert.Equal(["CaseOpened", "MemberJoined"], told.Rows
            .Where(row => row["case"] is not null).Select(row => (string?)row["type"]));
        Assert.Equal(2, (await LogAsync(desk, "Exercise")).Rows.Count);
        Assert.Equal(["case-not-found"], (await LogAsync(desk, "Others")).Codes);
    }

    [Fact]
    public async Task Proofs_verify_against_the_checkpoint()
    {
        await using var desk = await Desk.CreateAsync();
        for (var i = 0; i < 20; i++) await desk.OpenCaseAsync($"Case {i}");
        var (checkpoint, _) = desk.Vault.Log.Latest();
        var prover = new Prover(desk.Vault);
        foreach (var fact in await desk.FactsAsync())
        {
            var told = await Desk.RunAsync(prover, new ProveInclusion { Index = fact.Index });
            var text = System.Text.Encoding.UTF8.GetBytes((string)told.Result["text"]!);
            Assert.True(TlogProof.TryParse(text, out var proof, out _));
            Assert.IsType<TlogProofOutcome.Included>(proof.Verify(fact.LeafHash, desk.Vault.Log.Vkey));
        }

        var consistent = await Desk.RunAsync(prover, new ProveConsistency { From = 5 });
        var frontier = new Frontier();
        foreach (var fact in (await desk.FactsAsync()).Take(5)) frontier.Append(fact.LeafHash);
        Hash32[] hashes = [.. consistent.Result["hashes"]!.AsArray().Select(hash =>
            Hash32.TryParseHex((string)hash!, out var parsed) ? parsed : default)];
        Assert.True(ConsistencyProof.Verify(5, frontier.Root(), checkpoint.Size, checkpoint.Root, hashes));
        Assert.Equal(
            ["no-such-index"], (await Desk.RunAsync(prover, new ProveInclusion { Index = -1 })).Codes);
        Assert.Equal(
            ["no-such-size"], (await Desk.RunAsync(prover, new ProveConsistency { From = 0 })).Codes);
    }

    [Fact]
    public async Task Members_are_found_by_name_pseudonym_and_digits()
    {
        await using var desk = await Desk.CreateAsync();
        var roll = new MemberRoll(desk.Vault);
        Assert.IsType<MemberFound.One>(await roll.FindAsync(null, Desk.Ct));
        await desk.AddMemberAsync("Ola Nordby", desk.Member);
        Assert.IsType<MemberFound.Several>(await roll.FindAsync(null, Desk.Ct));
        var ola = Assert.IsType<MemberFound.One>(await roll.FindAsync("Ola Nordby", Desk.Ct)).Member;
        Assert.Equal(
            ola, Assert.IsType<MemberFound.One>(await roll.FindAsync(ola.Pseudonym, Desk.Ct)).Member);
        Assert.Equal(
            ola,
            Assert.IsType<MemberFound.One>(await roll.FindAsync(ola.Id.ToString()[..12], Desk.Ct)).Member);
        Assert.IsType<MemberFound.None>(await roll.FindAsync("Nobody", Desk.Ct));
    }

    private static Task<Told> JoinAsync(Desk desk, Probative.Kernel.Ids.MemberId by) => Desk.RunAsync(
        new CaseJoiner(desk.Vault),
        new JoinCase { By = by, Case = "Exercise", Member = "Ola Nordby", Role = "analyst" });

    private static Task<Told> LogAsync(Desk desk, string? @case) => Desk.RunAsync(
        new LogTeller(desk.Vault), new ShowLog { By = desk.Member, Case = @case, From = 0, Limit = 1_000 });
}
