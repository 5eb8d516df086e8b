using System.Text;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Probative.Preservation.Anchors;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>The facts of outside time, field by field: what is written once is read for ever.</summary>
public sealed class AnchorFactTests
{
    private static readonly Hash32 s_one = Hash32.Of([1]);
    private static readonly DateTimeOffset s_time = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly IFact[] s_facts =
    [
        new AuthorityTrusted
        {
            Authority = "A",
            Kind = "rfc3161",
            Url = null,
            Roots = [s_one],
            Certificates = [],
        },
        new AnchorRequested { Kind = "rfc3161", TreeSize = 7, Root = s_one, Note = s_one, Request = s_one },
        new AnchorRequested
        {
            Kind = "opentimestamps",
            TreeSize = 7,
            Root = s_one,
            Note = s_one,
            Request = null,
        },
        new CheckpointAnchored
        {
            Kind = "rfc3161",
            State = "complete",
            TreeSize = 7,
            Root = s_one,
            Note = s_one,
            Token = s_one,
            Authority = "A",
            Signer = "CN=A",
            Stated = s_time,
            Latest = s_time.AddSeconds(1),
            Chain = [s_one],
            Revocation = [s_one],
            IsRevocationChecked = true,
        },
        new CheckpointAnchored
        {
            Kind = "opentimestamps",
            State = "complete",
            TreeSize = 7,
            Root = s_one,
            Note = s_one,
            Token = s_one,
            Stated = s_time,
            Latest = s_time,
            Block = 900_000,
            Header = s_one,
            Calendars = ["https://one.calendar.example"],
        },
    ];

    [Fact]
    public void The_facts_of_outside_time_are_written_in_exactly_this_form()
    {
        var written = new StringBuilder();
        foreach (var fact in s_facts)
        {
            var fields = FieldsOf(fact);
            Assert.All(fields, field => Assert.Null(field.Subject));
            written.Append(fact.Type);
            foreach (var (name, value, _) in fields)
                written.Append(System.Globalization.CultureInfo.InvariantCulture, $" {name}={value}");
            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/anchor-facts.txt");
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

    private static IReadOnlyList<FactField> FieldsOf(IFact fact)
    {
        var fields = new FactFields();
        fact.Write(fields);
        return fields.All;
    }
}
