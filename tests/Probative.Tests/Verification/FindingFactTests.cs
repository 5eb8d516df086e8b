using System.Text;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Tests.Handover.Support;
using Probative.Tests.Shared;
using Probative.Verification.Findings;
using Probative.Verification.Grades;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>The facts of findings and grades: their form, and that they stay in the house.</summary>
public sealed class FindingFactTests
{
    private static readonly FindingId s_finding = new(new Id(0, 1));
    private static readonly Reference s_item = new(NodeKind.Item, new Id(0, 2));
    private static readonly Reference s_claim = new(NodeKind.Claim, new Id(0, 3));

    private static readonly FindingDrafted s_draft = new()
    {
        Finding = s_finding,
        Incident = new Reference(NodeKind.Incident, new Id(0, 4)),
        Text = "words",
        Kind = "inferred",
        Proposition = new Proposition
        {
            Type = "location", Place = new Mention("Lower Osk", new Reference(NodeKind.Place, new Id(0, 5))),
        },
        Items = [new ItemId(new Id(0, 2))],
        Supports = [s_claim, new Reference(NodeKind.Finding, new Id(0, 6))],
        Opposes = [new Reference(NodeKind.Observation, new Id(0, 7))],
        Search = [new ContrarySearch("what", "where", "nothing found")],
        Tests = [new TestDone("method", "inputs", "result", ["another reading"])],
        Change = "what would",
        Likelihood = "likely",
        Confidence = "low",
        ConfidenceReason = "why",
        Supersedes = new FindingId(new Id(0, 6)),
    };

    private static readonly IFact[] s_facts =
    [
        s_draft,
        s_draft with
        {
            Incident = null,
            Kind = "observed",
            Proposition = null,
            Supports = [],
            Opposes = [],
            Search = [],
            Tests = [],
            Change = null,
            Likelihood = null,
            Confidence = null,
            ConfidenceReason = null,
            Supersedes = null,
        },
        new FindingSigned { Finding = s_finding, Draft = 7 },
        new FindingReviewed { Finding = s_finding, Opinion = "disagree", Text = "words", IsBlind = true },
        new FindingWithdrawn { Finding = s_finding, Reason = "why" },
        new BlindOpinionAsked
        {
            Finding = s_finding, Asked = "investigator-2", About = s_item, Question = "which day?",
        },
        new BlindOpinionGiven
        {
            Finding = s_finding,
            About = s_item,
            Question = "which day?",
            Answer = "words",
            Kind = "inferred",
            Likelihood = "unlikely",
            Confidence = "high",
            ConfidenceReason = "why",
            HadSeen = false,
        },
        new DisagreementResolved
        {
            Finding = s_finding, Opinions = [8, 9], How = "both stand", Reason = "why",
        },
        new GradeSet
        {
            About = s_claim,
            Scheme = "admiralty",
            Scale = "information",
            Grade = "3",
            Date = "2028-02-01",
            Reason = "why",
        },
    ];

    [Fact]
    public void The_facts_are_written_in_exactly_this_form()
    {
        var written = new StringBuilder();
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in s_facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var field in fields.All)
            {
                Assert.Contains($"`{field.Name}`", row, StringComparison.Ordinal);

                // They are the house's own words: what they rest on is destroyed without them.
                Assert.Null(field.Subject);
                var value = Encoding.UTF8.GetString(CanonicalJson.ToBytes(field.Value));
                written.Append(System.Globalization.CultureInfo.InvariantCulture, $" {field.Name}={value}");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/finding-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    [Fact]
    public async Task A_handover_withholds_findings_opinions_and_grades_whole_unless_disclosed()
    {
        await using var vault = await MemoryVault.CreateAsync();
        var item = await vault.ReceiveAsync("one.txt", "The bridge was reportedly closed.");
        List<long> numbers = [];
        foreach (var fact in s_facts)
        {
            var mine = fact is FindingDrafted drafted
                ? drafted with { Items = [item.Item], Text = "The Green team closed it" }
                : fact;
            numbers.Add((await vault.AppendAsync(mine)).Number);
        }

        var package = await new HandoverTrial(vault).PackAsync();
        foreach (var number in numbers)
            Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(package, number));
        Assert.Empty(Searcher.Find(package.Files, "The Green team closed it"));

        var trial = new HandoverTrial(vault);
        trial.Command = trial.Command with { Disclose = [$"{numbers[0]}:text"] };
        var disclosed = await trial.PackAsync();
        var opened = HandoverTrial.Opened(disclosed, numbers[0])!;
        Assert.Equal("The Green team closed it", ((JsonValue.Text)opened["text"]).Value);
        Assert.Equal("likely", ((JsonValue.Text)opened["likelihood"]).Value);
        Assert.Equal("low", ((JsonValue.Text)opened["confidence"]).Value);
        Assert.Equal(["fact: kept in the house"], HandoverTrial.Withheld(disclosed, numbers[1]));
    }
}
