using Probative.Kernel.Facts;
using Probative.Local.Facts;
using Xunit;

namespace Probative.Tests.Local;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1)]
    [InlineData(-3 * 24 * 3600)]
    public async Task A_clock_that_goes_back_is_recorded_once_and_work_goes_on(int seconds)
    {
        var clock = new ManualClock(Noon);
        await using var test = await TestVault.CreateAsync(clock);
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);

        clock.Now = Noon.AddSeconds(seconds);
        await test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(1), "P", Ct);
        clock.Now = clock.Now.AddMilliseconds(5);
        await test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(2), "P", Ct);

        var facts = await test.FactsAsync();
        Assert.Equal(
            ["ClockWentBack", "MemberJoined", "MemberJoined"], facts.Skip(4).Select(f => f.Fields.Type));
        var regression = facts[4];
        Assert.Equal(test.Vault.OwnSequence, regression.Case);
        Assert.Equal(Noon, regression.Fields.Time("was"));
        Assert.Equal(Noon.AddSeconds(seconds), regression.Fields.Time("now"));
        Assert.Equal(Noon.AddSeconds(seconds), facts[5].Fields.At);
        await test.Vault.Ledger.PublishAsync(Ct);
        Assert.Equal(7, LogAudit.Read(test.Directory).Count);
    }

    [Fact]
    public async Task A_clock_that_went_back_while_the_vault_was_closed_is_noticed()
    {
        var clock = new ManualClock(Noon);
        await using var test = await TestVault.CreateAsync(clock);

        clock.Now = Noon.AddDays(-1);
        await test.ReopenAsync();
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);
        await test.ReopenAsync();
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);

        var types = (await test.FactsAsync()).Skip(3).Select(fact => fact.Fields.Type);
        Assert.Equal(["ClockWentBack", "CaseOpened", "CaseOpened"], types);
    }

    [Fact]
    public void A_step_back_that_could_not_be_recorded_is_noticed_again()
    {
        var clock = new ManualClock(Noon);
        var acceptance = new AcceptanceClock(clock, latest: null);
        var regressions = new List<ClockWentBack>();
        acceptance.Accept((fact, _) => regressions.Add(fact));
        clock.Now = Noon.AddHours(-1);
        acceptance.Accept((fact, _) => regressions.Add(fact));
        acceptance.Accept((fact, _) => regressions.Add(fact));
        Assert.Single(regressions);

        acceptance.Remember(regressions[0].Was);
        acceptance.Accept((fact, _) => regressions.Add(fact));
        acceptance.Accept((fact, _) => regressions.Add(fact));

        Assert.Equal([Noon, Noon], regressions.Select(fact => fact.Was));
    }

    [Theory]
    [InlineData(2038)]
    [InlineData(2100)]
    public async Task A_clock_far_ahead_is_written_as_it_stands(int year)
    {
        var clock = new ManualClock(Noon);
        await using var test = await TestVault.CreateAsync(clock);

        clock.Now = new DateTimeOffset(year, 1, 19, 3, 14, 8, 123, TimeSpan.Zero);
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);

        var last = (await test.FactsAsync())[^1];
        Assert.Equal(nameof(CaseOpened), last.Fields.Type);
        Assert.Equal(clock.Now, last.Fields.At);
    }
}
