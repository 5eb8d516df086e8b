using System.Text;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Tests.Handover.Support;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>The facts of incidents: their form, and what a handover does with them.</summary>
public sealed class IncidentFactTests
{
    private static readonly IncidentId s_incident = new(new Id(0, 1));
    private static readonly LinkId s_link = new(new Id(0, 2));
    private static readonly HypothesisId s_hypothesis = new(new Id(0, 3));
    private static readonly Reference s_claim = new(NodeKind.Claim, new Id(0, 4));
    private static readonly ItemId s_item = new(new Id(0, 5));

    [Fact]
    public void The_facts_are_written_in_exactly_this_form()
    {
        var written = new StringBuilder();
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in All())
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var field in fields.All)
            {
                Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
                var value = Encoding.UTF8.GetString(CanonicalJson.ToBytes(field.Value));

                // A field in brackets is sealed under the item, so that it is destroyed with it.
                Assert.True(field.Subject is null || field.Subject == s_item.Value);
                written.Append(field.Subject is null ? $" {field.Name}={value}" : $" [{field.Name}={value}]");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/incident-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    [Fact]
    public void Every_relation_is_named_in_the_specification()
    {
        var row = Assert.Single(
            File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md")),
            line => line.StartsWith("| `Linked` |", StringComparison.Ordinal));
        Assert.All(
            Relations.All, relation => Assert.Contains($"`{relation}`", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handover_withholds_the_work_of_the_house_whole_unless_its_words_are_disclosed()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "The bridge was reportedly closed.");
        await vault.ClaimAsync(item.Item, "reportedly", "Paper");
        var facts = All().Where(fact => fact is not AttributionWithdrawn).ToList();
        List<long> numbers = [];
        foreach (var fact in facts) numbers.Add((await vault.AppendAsync(fact)).Number);

        var package = await new HandoverTrial(vault).PackAsync();
        foreach (var number in numbers)
            Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number));
        Assert.Empty(Searcher.Find(package.Files, "secret words"));

        for (var i = 0; i < facts.Count; i++)
        {
            var opening = facts[i] switch
            {
                IncidentDescribed => "title",
                CourtDecisionRecorded => "citation",
                HypothesisProposed => "reasons",
                _ => "reason",
            };
            var trial = new HandoverTrial(vault);
            trial.Command = trial.Command with { Disclose = [$"{numbers[i]}:{opening}"] };
            var opened = HandoverTrial.Opened(await trial.PackAsync(), numbers[i])!;
            Assert.Equal("secret words", ((JsonValue.Text)opened[opening]).Value);
        }
    }

    [Fact]
    public async Task A_withdrawal_goes_with_its_claim_and_only_our_reason_stays()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "The bridge was reportedly closed.");
        var other = await vault.ReceiveAsync("two.txt", "It was another day.");
        var claim = await ClaimedAsync(vault, item.Item, "reportedly");
        var taken = await ClaimedAsync(vault, other.Item, "another");
        var withdrawn = new AttributionWithdrawn
        {
            Item = item.Item, Claim = claim.Id, ByClaim = taken.Id, Reason = "secret words",
        };
        var number = (await vault.AppendAsync(withdrawn)).Number;

        var opened = HandoverTrial.Opened(await new HandoverTrial(vault).PackAsync(), number)!;
        Assert.True(opened.ContainsKey("claim") && opened.ContainsKey("by_claim"));
        Assert.False(opened.ContainsKey("reason"));

        // Where it was taken back goes without what was.
        var part = await new HandoverTrial(vault).Selecting(other.Item.ToString()).PackAsync();
        Assert.Equal(["fact: outside the selection"], HandoverTrial.Withheld(part, number));
        Assert.Empty(HandoverTrial.Withheld(part, taken.Number));

        // And the other way about only the name of the other claim stays.
        var first = await new HandoverTrial(vault).Selecting(item.Item.ToString()).PackAsync();
        opened = HandoverTrial.Opened(first, number)!;
        Assert.True(opened.ContainsKey("claim"));
        Assert.False(opened.ContainsKey("by_claim"));
    }

    private static async Task<(ClaimId Id, long Number)> ClaimedAsync(
        MemoryVault vault, ItemId item, string quote)
    {
        var number = (await vault.ClaimAsync(item, quote, "Paper")).Number;
        await foreach (var fact in vault.Ledger.ReadCaseAsync(vault.Case, number, default))
            return (new ClaimId(fact.Fields.Id("claim")!.Value), number);
        throw new InvalidOperationException("The claim was not recorded.");
    }

    private static IEnumerable<IFact> All() => [.. OfIncidents(), .. OfHypotheses()];

    private static IEnumerable<IFact> OfIncidents() =>
    [
        new IncidentDescribed
        {
            Incident = s_incident, Title = "secret words", AccordingTo = ["a", $"{s_claim}"], Reason = null,
        },
        new IncidentDescribed
        {
            Incident = s_incident, Title = "secret words", AccordingTo = ["a"], Reason = "why",
        },
        new CourtDecisionRecorded
        {
            Incident = s_incident,
            Court = "court",
            Citation = "secret words",
            Date = "2028",
            IsFinal = true,
            Decided = "so",
        },
        new Linked
        {
            Link = s_link,
            From = s_claim,
            Relation = Relations.About,
            To = new Reference(NodeKind.Incident, s_incident.Value),
            Reason = "secret words",
        },
        new LinkEnded { Link = s_link, Reason = "secret words" },
        new AttributionWithdrawn
        {
            Item = s_item,
            Claim = new ClaimId(s_claim.Id),
            ByClaim = new ClaimId(new Id(0, 6)),
            Reason = "secret words",
        },
    ];

    private static IEnumerable<IFact> OfHypotheses() =>
    [
        new HypothesisProposed
        {
            Hypothesis = s_hypothesis,
            Incident = s_incident,
            Of = Questions.Place,
            Where = new Whereabouts(null, "50.10", "-12.5", 400),
            Edtf = null,
            Supports = [s_claim],
            Opposes = [],
            Reasons = "secret words",
        },
        new HypothesisProposed
        {
            Hypothesis = s_hypothesis,
            Incident = s_incident,
            Of = Questions.UploadTime,
            Where = null,
            Edtf = "2026-01/..",
            Supports = [],
            Opposes = [s_claim],
            Reasons = "secret words",
        },
        new HypothesisArgued
        {
            Hypothesis = s_hypothesis,
            Reference = s_claim,
            Side = HypothesisArgued.Against,
            Reason = "secret words",
        },
        new HypothesisDropped { Hypothesis = s_hypothesis, Reason = "secret words" },
    ];
}
