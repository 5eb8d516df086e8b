using System.Text;
using Probative.Examination;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Preservation.Dates;
using Probative.Preservation.Destruction;
using Probative.Preservation.Holds;
using Probative.Preservation.Restrictions;
using Probative.Preservation.Terms;
using Probative.Tests.Shared;
using Xunit;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Probative.Tests.Preservation;

/// <summary>The facts of keeping, field by field: what is written once is read for ever.</summary>
public sealed class KeepingFactTests
{
    private static readonly ItemId s_item = new(new Id(0, 1));

    private static readonly DestructionId s_destruction = new(new Id(0, 3));

    private static readonly IFact[] s_facts =
    [
        new HoldPlaced { Hold = new HoldId(new Id(0, 2)), Item = s_item, Reason = "why", Until = "2028-01" },
        new HoldPlaced { Hold = new HoldId(new Id(0, 2)), Item = null, Reason = "why", Until = null },
        new HoldReleased { Hold = new HoldId(new Id(0, 2)), Item = s_item, Reason = "why" },
        new HoldReleased { Hold = new HoldId(new Id(0, 2)), Item = null, Reason = "why" },
        new DestructionRequested
        {
            Destruction = s_destruction,
            Target = new DestructionTarget.Whole(s_item),
            Targets = 2,
            Reason = "why",
        },
        new DestructionRequested
        {
            Destruction = s_destruction,
            Target = new DestructionTarget.Part(5, "from"),
            Targets = 2,
            Reason = "why",
        },
        new DestructionWithdrawn { Destruction = s_destruction, Reason = "why" },
        new DestructionApproved { Destruction = s_destruction },
        new ItemDestroyed { Destruction = s_destruction, Item = s_item, Reason = "why", Facts = [(5, 12)] },
        new FieldDestroyed { Destruction = s_destruction, Fact = 5, Field = "from", Reason = "why" },
        new ItemRestricted { Item = s_item, Reason = "why" },
        new RestrictionLifted { Item = s_item, Reason = "why" },
        new ConditionReleased { Item = s_item, Receipt = 7, Conditions = "words", Reason = "why" },
        new ConsentWithdrawn { Item = s_item, Reason = "why" },
        new KeepingDecided { Item = s_item, Reason = "why" },
        new RetentionSet { Item = s_item, Until = "2032", Reason = "why" },
        new RetentionSet { Item = null, Until = "2032", Reason = "why" },
        new CaseReviewed { Next = "2028", Reason = "why" },
        Examined("found", null),
        Examined("failed", "program-broke"),
        Corrected(s_item, "from", "words", JsonValue.FromString(null)),
        Corrected(null, "purpose", "words", "others"),
        Corrected(s_item, "hedges", new JsonValue.List([]), new JsonValue.List(["allegedly"])),
    ];

    [Fact]
    public void The_facts_of_keeping_are_written_in_exactly_this_form()
    {
        var written = new StringBuilder();
        foreach (var fact in s_facts)
        {
            written.Append(fact.Type);
            foreach (var (name, value, subject) in FieldsOf(fact))
            {
                // A field in brackets is sealed under the item, so that it is destroyed with it.
                Assert.True(subject is null || subject == s_item.Value);
                written.Append(subject is null ? $" {name}={value}" : $" [{name}={value}]");
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/keeping-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }

    [Fact]
    public void Every_field_of_them_stands_in_the_specification()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in s_facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            foreach (var (name, _, _) in FieldsOf(fact))
                Assert.Contains($"`{name}` ", row, StringComparison.Ordinal);
        }
    }

    private static ItemExamined Examined(string outcome, string? code) => new()
    {
        Item = s_item,
        Sha256 = default,
        Examination = "metadata",
        Procedure = new Procedure(1, ["exiftool 12.57"], new JsonObject { ["options"] = "-j" }),
        Sandbox = code is null ? null : "bubblewrap 0.8.0",
        Outcome = outcome,
        Code = code,
        Message = code is null ? null : "It broke.",
        Output = code is null ? default(Hash32) : null,
        Derivatives = code is null ? [new MadeDerivative("preview", default, 12, "image/jpeg")] : [],
    };

    private static FieldCorrected Corrected(
        ItemId? item, string field, JsonValue was, JsonValue value) => new()
        {
            Item = item,
            Corrects = 7,
            CorrectsIndex = 19,
            CorrectsLeaf = default,
            Field = field,
            Was = was,
            Value = value,
            Reason = "why",
        };

    private static IReadOnlyList<FactField> FieldsOf(IFact fact)
    {
        var fields = new FactFields();
        fact.Write(fields);
        return fields.All;
    }
}
