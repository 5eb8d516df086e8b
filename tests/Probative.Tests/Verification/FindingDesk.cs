using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Probative.Verification.Findings;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>
/// A case with two items, a claim in the first, and three people in it: Ira Karst, Ola Nordby, Mara Vint.
/// </summary>
internal sealed class FindingDesk : IAsyncDisposable
{
    private FindingDesk(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    public MemberId Ira => Desk.Member;

    public MemberId Ola { get; private set; }

    public MemberId Mara { get; private set; }

    public string Item { get; private set; } = "";

    public string OtherItem { get; private set; } = "";

    public string Claim { get; private set; } = "";

    public static async Task<FindingDesk> CreateAsync()
    {
        var desk = new FindingDesk(await Desk.CreateAsync());
        desk.Desk.Folder.Write("one.txt", "The bridge was reportedly closed on Tuesday.");
        desk.Desk.Folder.Write("two.txt", "The Velmark Courier saw lorries on it.");
        await desk.Desk.AddAsync(desk.Desk.Add());
        desk.Item = await desk.IdOfAsync("one.txt");
        desk.OtherItem = await desk.IdOfAsync("two.txt");
        var claim = await Desk.RunAsync(new ClaimRecorder(desk.Desk.Vault), new RecordClaim
        {
            By = desk.Ira,
            Item = desk.Item,
            Case = null,
            Quote = "reportedly closed",
            Occurrence = null,
            At = null,
            Denies = false,
            Speakers = ["Ridge Courier"],
            Hedges = ["reportedly"],
        });
        desk.Claim = $"claim:{(string?)claim.Result["claim"]!["id"]}";
        desk.Ola = await desk.JoinAsync("Ola Nordby");
        desk.Mara = await desk.JoinAsync("Mara Vint");
        return desk;
    }

    public async Task<MemberId> JoinAsync(string name)
    {
        var member = await Desk.AddMemberAsync(name, Ira);
        var joined = await Desk.RunAsync(new CaseJoiner(Desk.Vault), new JoinCase
        {
            By = Ira, Case = "Exercise", Member = name, Role = "analyst",
        });
        Assert.Equal(Ending.Done, joined.Ending);
        return member;
    }

    /// <summary>A finding that lacks nothing.</summary>
    public DraftFinding Whole(string text = "The bridge was closed on Tuesday") => new()
    {
        By = Ira,
        Case = "Exercise",
        Text = text,
        Kind = "inferred",
        Items = [Item],
        Supports = [Claim],
        Search = [new ContrarySearch("reports of traffic", "the items of the case", "none found")],
        Tests = [new TestDone("reading", "both reports", "they agree", ["another bridge: no"])],
        Change = "a picture of traffic that day",
        Likelihood = "likely",
        Confidence = "low",
        ConfidenceReason = "one origin",
    };

    public Task<Told> RunAsync(DraftFinding draft) => Desk.RunAsync(new FindingDrafter(Desk.Vault), draft);

    public async Task<string> DraftAsync(DraftFinding draft)
    {
        var told = await RunAsync(draft);
        Assert.Empty(told.Problems);
        return (string)told.Result["finding"]!["id"]!;
    }

    public async Task<string> SignedAsync(DraftFinding? draft = null)
    {
        var id = await DraftAsync(draft ?? Whole());
        Assert.Empty((await SignAsync(id)).Problems);
        return id;
    }

    public Task<Told> SignAsync(string finding, MemberId? by = null) => Desk.RunAsync(
        new FindingSigner(Desk.Vault), new SignFinding { By = by ?? Ira, Finding = finding });

    public Task<Told> ReviewAsync(MemberId by, string finding, string opinion) => Desk.RunAsync(
        new FindingReviewer(Desk.Vault),
        new ReviewFinding { By = by, Finding = finding, Opinion = opinion, Text = "Because." });

    public Task<Told> WithdrawAsync(string finding, MemberId? by = null) => Desk.RunAsync(
        new FindingWithdrawer(Desk.Vault),
        new WithdrawFinding { By = by ?? Ira, Finding = finding, Reason = "Another bridge." });

    public Task<Told> AskAsync(string finding, string who, MemberId? by = null) => Desk.RunAsync(
        new BlindAsker(Desk.Vault),
        new AskBlindOpinion
        {
            By = by ?? Ira, Finding = finding, For = who, About = $"item:{Item}", Question = "Which day?",
        });

    public Task<Told> AnswerAsync(
        MemberId by, string finding, string kind = "could not determine", bool hadSeen = false) =>
        Desk.RunAsync(
            new BlindAnswerer(Desk.Vault),
            new GiveBlindOpinion
            {
                By = by,
                Finding = finding,
                Answer = "It does not say which Tuesday.",
                Kind = kind,
                Likelihood = kind == "inferred" ? "likely" : null,
                HadSeen = hadSeen,
            });

    public Task<Told> ResolveAsync(string finding, string how, params long[] opinions) => Desk.RunAsync(
        new DisagreementResolver(Desk.Vault),
        new ResolveDisagreement
        {
            By = Ira, Finding = finding, How = how, Opinions = opinions, Reason = "The log is asked for.",
        });

    public Task<Told> ListAsync(MemberId? by = null, long? asOf = null, bool restricted = false) =>
        Desk.RunAsync(
            new FindingTeller(Desk.Vault),
            new ListFindings
            {
                By = by ?? Ira,
                Case = null,
                AsOf = asOf is { } size ? $"{size - 1}" : null,
                WithRestricted = restricted,
                Limit = 50,
            });

    public Task<Told> ShowAsync(string finding, MemberId? by = null, bool restricted = false) =>
        Desk.RunAsync(
            new FindingTeller(Desk.Vault),
            new ShowFinding { By = by ?? Ira, Finding = finding, WithRestricted = restricted });

    public Task<Told> ReviewsAsync(MemberId by) => Desk.RunAsync(
        new ReviewLister(Desk.Vault), new ListReviews { By = by, Case = "Exercise", Limit = 50 });

    public Task RestrictAsync(string item) => Desk.RunAsync(
        new Restricter(Desk.Vault),
        new RestrictItem { By = Ira, Item = item, Case = null, Reason = "a bystander" });

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private async Task<string> IdOfAsync(string name) => (await Desk.FactsAsync("ItemReceived"))
        .Single(fact => fact.Fields.Text("name") == name).Fields.Text("item")!;
}
