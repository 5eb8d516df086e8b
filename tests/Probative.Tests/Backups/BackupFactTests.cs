using System.Text;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Preservation.Backups;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Backups;

/// <summary>The facts of backups, field by field: what is written once is read for ever.</summary>
public class BackupFactTests
{
    private static readonly ItemId s_item = new(new Id(0, 1));

    private static readonly IFact[] s_facts =
    [
        new VaultRestored { Facts = 20, TreeSize = 19, Root = Hash32.Zero },
        new VaultUpgraded { FromSchema = 1, ToSchema = 4, Tool = "probative 0.1.0" },
        new ItemRepaired { Item = s_item, Sha256 = Hash32.Zero, Found = "missing", CopyFrom = "/mnt/backup" },
        new DerivativeRepaired { Sha256 = Hash32.Zero, Found = "damaged", CopyFrom = "/mnt/backup" },
    ];

    [Fact]
    public void The_facts_of_backups_are_written_in_exactly_this_form_and_stand_in_the_specification()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        var written = new StringBuilder();
        foreach (var fact in s_facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            var fields = new FactFields();
            fact.Write(fields);
            written.Append(fact.Type);
            foreach (var (name, value, subject) in fields.All)
            {
                // A field in brackets is sealed under the item, so that it is destroyed with it.
                Assert.True(subject is null || subject == s_item.Value);
                written.Append(subject is null ? $" {name}={value}" : $" [{name}={value}]");
                Assert.Contains($"`{name}` ", row, StringComparison.Ordinal);
            }

            written.Append('\n');
        }

        var golden = Path.Combine(Repository.Root, "tests/Probative.Tests/Golden/backup-facts.txt");
        Assert.Equal(File.ReadAllText(golden), written.ToString());
    }
}
