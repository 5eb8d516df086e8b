using System.Runtime.Versioning;
using System.Text;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Xunit;

namespace Probative.Tests.Local;

[SupportedOSPlatform("linux")]
public sealed class VaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_vault_begins_with_itself_and_its_keys_and_is_published()
    {
        await using var test = await TestVault.CreateAsync();

        var facts = await test.FactsAsync();

        Assert.Equal(["VaultCreated", "KeyIntroduced", "KeyIntroduced"], facts.Select(f => f.Fields.Type));
        Assert.All(facts, fact => Assert.Equal(test.Vault.OwnSequence, fact.Case));
        Assert.Equal("file mode only", facts[0].Fields.Text("key_protection"));
        Assert.Equal(test.Vault.Log.Vkey.Line, facts[1].Fields.Text("key"));
        Assert.Equal(test.Vault.HandoverKey.Jwk.Thumbprint, facts[2].Fields.Text("key"));
        Assert.Equal(3, LogAudit.Read(test.Directory).Count);
        Assert.False(File.Exists(test.PathOf("unfinished")));
    }

    [Fact]
    public async Task What_was_recorded_is_read_back_field_by_field_after_reopening()
    {
        await using var test = await TestVault.CreateAsync();
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case("Hill 12"), "P-1", Ct);
        var joined = await test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(7), "P-1", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);

        await test.ReopenAsync();

        var facts = new List<RecordedFact>();
        await foreach (var fact in test.Vault.Ledger.ReadCaseAsync(opened.Case, 1, Ct)) facts.Add(fact);
        Assert.Equal([1L, 2L], facts.Select(fact => fact.Number));
        Assert.Equal([opened.LeafHash, joined.LeafHash], facts.Select(fact => fact.LeafHash));
        Assert.Equal("Hill 12", facts[0].Fields.Text("name"));
        Assert.Equal("P-7", facts[1].Fields.Text("pseudonym"));
        Assert.Equal("P-1", facts[1].Fields.Actor);
        Assert.Equal(5, LogAudit.Read(test.Directory).Count);
    }

    [Fact]
    public async Task A_reader_works_beside_the_writer()
    {
        await using var test = await TestVault.CreateAsync();
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P-1", Ct);

        await using var reader = test.OpenForReading();
        await test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(1), "P-1", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);

        Assert.Equal(5, reader.Ledger.Size);
        Assert.Equal(5UL, reader.Log.Latest().Checkpoint.Size);
        var last = await reader.Ledger.ReadAsync(4, 5, Ct).SingleAsync(Ct);
        Assert.Equal("P-1", last.Fields.Text("pseudonym"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    [InlineData(3_000_001)]
    public async Task Bytes_come_back_as_they_went_in_under_their_digest(int size)
    {
        await using var test = await TestVault.CreateAsync();
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);

        var stored = await TestVault.StoreAsync(test.Vault.Items, bytes, bytes.Length);
        var again = await TestVault.StoreAsync(test.Vault.Items, bytes, expectedSize: 0);

        Assert.Equal(new StoredBytes(Hash32.Of(bytes), size), stored);
        Assert.Equal(stored, again);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(test.Vault.Items.PathOf(stored.Sha256), Ct));
        Assert.Equal(size, test.Vault.Items.SizeBytes(stored.Sha256));
        Assert.Empty(Directory.EnumerateFiles(test.PathOf("incoming")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.GroupRead,
            File.GetUnixFileMode(test.Vault.Items.PathOf(stored.Sha256)));
    }

    [Fact]
    public async Task Bytes_that_are_not_committed_leave_nothing_behind()
    {
        await using var test = await TestVault.CreateAsync();
        await using (var small = test.Vault.Items.Begin(10))
        {
            small.GetBuffer().Span[0] = 1;
            await small.AdvanceAsync(1, Ct);
        }

        await using (var large = test.Vault.Items.Begin(10_000_000))
        {
            for (var i = 0; i < 20; i++) await large.AdvanceAsync(large.GetBuffer().Length, Ct);
        }

        Assert.Empty(Directory.EnumerateFiles(test.PathOf("incoming")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(test.PathOf("items")));
    }

    [Fact]
    public async Task Nothing_that_was_sealed_stands_in_the_database_or_the_log_in_clear()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case("Zvezdochka-Secret"), "Pseudonym-Secret", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);
        await test.Vault.DisposeAsync();

        // The views hold what the fields say; they never leave the house, and are rebuilt when fields are
        // destroyed.
        Directory.Delete(test.PathOf("views"), recursive: true);
        foreach (var file in Directory.EnumerateFiles(test.Directory, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct));
            Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("CaseOpened", text, StringComparison.Ordinal);
        }
    }
}
