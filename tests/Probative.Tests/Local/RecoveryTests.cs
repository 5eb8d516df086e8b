using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

public sealed class RecoveryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_was_restored_from_an_older_copy_is_refused_and_left_as_it_is()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        var older = await File.ReadAllBytesAsync(test.PathOf("ledger.db"), Ct);
        await test.OpenAgainAsync();
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);
        await test.Vault.DisposeAsync();
        await File.WriteAllBytesAsync(test.PathOf("ledger.db"), older, Ct);

        var doubt = await Assert.ThrowsAsync<IntegrityException>(() => test.TryOpenAsync());

        Assert.Equal("ledger-behind-checkpoint", doubt.Code);
        Assert.Equal(4, LogAudit.Read(test.Directory).Count);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_not_made_anew()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        File.Delete(test.PathOf("ledger.db"));

        var doubt = await Assert.ThrowsAsync<IntegrityException>(() => test.TryOpenAsync());
        var reading = Assert.Throws<IntegrityException>(() => test.OpenForReading());

        Assert.Equal(("ledger-missing", "ledger-missing"), (doubt.Code, reading.Code));
        Assert.False(File.Exists(test.PathOf("ledger.db")));
    }

    [Fact]
    public async Task A_database_that_went_another_way_since_the_checkpoint_is_refused()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        var fork = TestVault.NewDirectory();
        Copy(test.Directory, fork);
        await RecordAsync(test.Directory, 1);
        await RecordAsync(fork, 2);
        File.Copy(Path.Combine(fork, "ledger.db"), test.PathOf("ledger.db"), overwrite: true);

        var doubt = await Assert.ThrowsAsync<IntegrityException>(() => test.TryOpenAsync());

        Assert.Equal("ledger-not-published-one", doubt.Code);
        Directory.Delete(fork, recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_and_not_published_is_published_at_the_next_opening()
    {
        await using var test = await TestVault.CreateAsync(new ManualClock(DateTimeOffset.UnixEpoch));
        for (var i = 0; i < 300; i++)
        {
            await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(i), "P", Ct);
        }

        Assert.Equal(3, LogAudit.Read(test.Directory).Count);
        await test.ReopenAsync();
        Assert.Equal(303, LogAudit.Read(test.Directory).Count);
    }

    [Fact]
    public async Task Temporary_files_of_a_crash_are_swept_away_by_the_next_writer()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        await File.WriteAllTextAsync(test.PathOf("incoming/items-1"), "half a file", Ct);
        await File.WriteAllTextAsync(test.PathOf("log/checkpoint.new"), "half a checkpoint", Ct);

        await test.OpenAgainAsync();
        await TestVault.StoreAsync(test.Vault.Items, [1], 1);
        await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(1), "P", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);

        Assert.Empty(Directory.EnumerateFiles(test.PathOf("incoming")));
        Assert.Equal(4, LogAudit.Read(test.Directory).Count);
    }

    [Fact]
    public async Task An_interrupted_making_is_recognised_refused_for_use_and_started_over_by_init()
    {
        var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        File.Delete(test.PathOf("vault.json"));
        await File.WriteAllTextAsync(test.PathOf("unfinished"), "", Ct);

        var refused = Assert.IsType<OpeningOutcome.Refused>(await test.TryOpenAsync());
        Assert.Equal("vault-unfinished", refused.Refusal.Problem.Code);

        await using var again = await TestVault.CreateAsync(directory: test.Directory);
        Assert.Equal(3, LogAudit.Read(again.Directory).Count);
        Assert.False(File.Exists(again.PathOf("unfinished")));
    }

    [Theory]
    [InlineData("vault.json", "vault-exists")]
    [InlineData("letter.txt", "folder-not-empty")]
    public async Task Init_leaves_a_folder_alone_that_holds_anything(string file, string code)
    {
        var directory = TestVault.NewDirectory();
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, file), "{}", Ct);

        var outcome = await LocalVault.CreateAsync(
            new CreationRequest
            {
                Directory = directory,
                Protection = new KeyProtection.FileModeOnly(),
                Tool = "tests",
            },
            Ct);

        var refusal = Assert.IsType<CreationOutcome.Refused>(outcome).Refusal;
        Assert.Equal((Ending.WrongUsage, code), (refusal.Ending, refusal.Problem.Code));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_folder_without_a_vault_is_said_to_be_that()
    {
        var request = new VaultRequest
        {
            Directory = TestVault.NewDirectory(),
            Secret = new VaultSecret.Nothing(),
            Command = "test",
        };

        var outcome = await LocalVault.OpenForWritingAsync(request, Ct);
        var writing = Assert.IsType<OpeningOutcome.Refused>(outcome);
        var reading = Assert.IsType<OpeningOutcome.Refused>(LocalVault.OpenForReading(request));

        Assert.Equal("no-vault", writing.Refusal.Problem.Code);
        Assert.Equal("no-vault", reading.Refusal.Problem.Code);
    }

    private static async Task RecordAsync(string directory, int number)
    {
        await using var test = await TestVault.OpenAsync(directory);
        await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(number), "P", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);
    }

    private static void Copy(string from, string to)
    {
        foreach (var directory in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
