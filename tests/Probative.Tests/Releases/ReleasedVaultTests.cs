using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Local.Facts;
using Probative.Tests.Cli;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Releases;

/// <summary>
/// A vault of every released version, as that version left it (`eng/release-vault`): the program of now reads
/// it, finds it sound, goes on with it, and records once that it was brought to another schema.
/// </summary>
public sealed class ReleasedVaultTests : IDisposable
{
    private static readonly string s_fixtures = Path.Combine(Repository.Root, "tests/Fixtures");

    private readonly CliFolder _cli = new();

    public static TheoryData<string> Versions =>
    [
        .. Directory.EnumerateFiles(s_fixtures, "vault-*.tar.gz").Order()
            .Select(path => Path.GetFileName(path)["vault-".Length..^".tar.gz".Length]),
    ];

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_vault_of_a_released_version_opens_is_sound_and_goes_on(string version)
    {
        var said = File.ReadAllLines(Path.Combine(s_fixtures, $"vault-{version}.txt"));
        var (passphrase, items) = (said[0], said[2..]);
        var facts = long.Parse(said[1], CultureInfo.InvariantCulture);
        _cli.Folder.Shell($"tar -xzf '{s_fixtures}/vault-{version}.tar.gz'");
        var schema = Schema();

        // Before any writer: a reader changes nothing of it.
        Assert.Equal(0, Run(passphrase, "probative check --json").ExitCode);
        Assert.Equal(items.Order(), Items(passphrase));
        Assert.Equal(schema, Schema());

        const string claim = "probative claim add name:answer.txt --quote 'Nobody was on the bridge' --by x";
        Assert.Equal(0, Run(passphrase, claim).ExitCode);
        Assert.Equal(FactSchema.Latest, Schema());
        Assert.Equal(0, Run(passphrase, "probative retain 'Harbour Ridge' --until 2040 --reason r").ExitCode);
        Assert.Equal(items.Order(), Items(passphrase));

        var checkedAgain = Run(passphrase, "probative check --json");
        Assert.True(checkedAgain.ExitCode == 0, checkedAgain.Output);
        var upgrades = schema == FactSchema.Latest ? 0 : 1;
        Assert.Equal(facts + 2 + upgrades, (long)checkedAgain.Document["result"]!["facts"]!);
        Assert.Equal(upgrades, Upgrades(passphrase, schema));
    }

    [Fact]
    public void There_is_a_vault_of_the_first_schema_among_them()
    {
        Assert.Contains("0.1.0-schema-1", Versions.Select(row => row.Data));
        _cli.Folder.Shell($"tar -xzf '{s_fixtures}/vault-0.1.0-schema-1.tar.gz'");
        Assert.Equal(1, Schema());
    }

    private int Schema()
    {
        using var db = new SqliteConnection(
            $"Data Source={_cli.Folder["vault/ledger.db"]};Mode=ReadOnly;Pooling=False");
        db.Open();
        return FactSchema.VersionOf(db);
    }

    private int Upgrades(string passphrase, int from)
    {
        var log = Run(passphrase, "probative log --json").Document["result"]!["rows"]!.AsArray();
        var told = log.Where(row => (string?)row!["type"] == "VaultUpgraded").ToList();
        foreach (var row in told)
        {
            var shown = Run(passphrase, $"probative show fact:{row!["index"]} --json").Output;
            Assert.Contains($"\"from_schema\":{from}", shown, StringComparison.Ordinal);
            Assert.Contains($"\"to_schema\":{FactSchema.Latest}", shown, StringComparison.Ordinal);
        }

        return told.Count;
    }

    private IEnumerable<string> Items(string passphrase) =>
    [
        .. Run(passphrase, "probative list items --case 'Harbour Ridge' --json")
            .Document["result"]!["rows"]!.AsArray()
            .Select(row => $"{(string?)row!["sha256"]}  {(string?)row["name"]}").Order(),
    ];

    private CliRun Run(string passphrase, string script) => _cli.Run(
        script, ("PROBATIVE_VAULT", "vault"), ("PROBATIVE_PASSPHRASE", passphrase));
}
