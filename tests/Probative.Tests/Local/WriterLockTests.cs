using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Facts;
using Xunit;

namespace Probative.Tests.Local;

public sealed class WriterLockTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_writer_is_refused_and_told_who_holds_the_vault()
    {
        await using var test = await TestVault.CreateAsync();

        var refusal = Assert.IsType<OpeningOutcome.Refused>(await test.TryOpenAsync()).Refusal;

        Assert.Equal(Ending.Refused, refusal.Ending);
        Assert.Equal("vault-held", refusal.Problem.Code);
        var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, init");
        Assert.Contains(holder, refusal.Problem.Message, StringComparison.Ordinal);
        await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(1), "P", Ct);
    }

    [Fact]
    public async Task A_writer_that_was_overtaken_is_fenced_and_records_nothing_more()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(1), "P", Ct);

        // What an flock cannot prevent: the lock was lost (a network file system), and another has begun.
        using (var other = FactDatabase.Open(test.PathOf("ledger.db"))) other.TakeOver("process 1, add");

        var doubt = await Assert.ThrowsAsync<IntegrityException>(() =>
            test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(2), "P", Ct));
        Assert.Equal("fenced", doubt.Code);
        Assert.Contains("process 1, add", doubt.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<IntegrityException>(() =>
            test.Vault.Ledger.AppendAsync(test.Vault.OwnSequence, TestVault.Fact(3), "P", Ct));
        await test.ReopenAsync();
        Assert.Equal(4, test.Vault.Ledger.Size);
    }

    [Fact]
    public async Task The_lock_is_free_when_its_holder_has_ended()
    {
        await using var test = await TestVault.CreateAsync();
        await test.ReopenAsync();
        await test.ReopenAsync();
        Assert.Equal(3, test.Vault.Ledger.Size);
    }
}
