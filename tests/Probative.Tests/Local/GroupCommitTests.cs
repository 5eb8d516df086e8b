using System.Globalization;
using CsCheck;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Tests.Local;

public sealed class GroupCommitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private enum Step
    {
        OpenCase,
        Append,
        AppendWithoutAwaiting,
        Publish,
        Reopen,
    }

    /// <summary>The model is a list: what was acknowledged, in the order of its indexes.</summary>
    [Fact]
    public async Task A_vault_is_the_list_of_its_acknowledged_facts() =>
        await Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 3], Gen.Int[0, 999]).Array[1, 25].SampleAsync(
            async steps =>
            {
                await using var test = await TestVault.CreateAsync();
                var model = await test.FactsAsync();
                var expected = model.ConvertAll(fact => (fact.Case, fact.LeafHash, Text: fact.Fields.Type));
                var cases = new List<CaseId> { test.Vault.OwnSequence };
                var pending = new List<(Task<Appended> Task, string Text)>();
                foreach (var (step, which, number) in steps)
                {
                    var @case = cases[which % cases.Count];
                    if (step != Step.AppendWithoutAwaiting) await DrainAsync(pending, expected);
                    switch (step)
                    {
                        case Step.OpenCase:
                            var text = string.Create(CultureInfo.InvariantCulture, $"case {number}");
                            var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(text), "P", Ct);
                            cases.Add(opened.Case);
                            expected.Add((opened.Case, opened.LeafHash, "CaseOpened"));
                            break;
                        case Step.Append:
                        case Step.AppendWithoutAwaiting:
                            var fact = TestVault.Fact(number);
                            pending.Add((test.Vault.Ledger.AppendAsync(@case, fact, "P", Ct), fact.Type));
                            break;
                        case Step.Publish:
                            await test.Vault.Ledger.PublishAsync(Ct);
                            Assert.Equal(expected.Count, LogAudit.Read(test.Directory).Count);
                            break;
                        default:
                            await test.ReopenAsync();
                            break;
                    }
                }

                await DrainAsync(pending, expected);
                var facts = await test.FactsAsync();
                Assert.Equal(expected, facts.ConvertAll(f => (f.Case, f.LeafHash, f.Fields.Type)));
                AssertChains(facts);
            },
            iter: 30);

    [Fact]
    public async Task Many_appenders_lose_nothing_and_each_keeps_its_order()
    {
        const int appenders = 32;
        const int each = 60;
        await using var test = await TestVault.CreateAsync();
        var cases = new List<CaseId>();
        for (var i = 0; i < 4; i++)
        {
            cases.Add((await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct)).Case);
        }

        var acknowledged = await Task.WhenAll(Enumerable.Range(0, appenders).Select(appender => Task.Run(
            async () =>
            {
                var places = new List<Appended>();
                for (var i = 0; i < each; i++)
                {
                    var actor = string.Create(CultureInfo.InvariantCulture, $"A-{appender}");
                    var @case = cases[appender % cases.Count];
                    places.Add(await test.Vault.Ledger.AppendAsync(@case, TestVault.Fact(i), actor, Ct));
                }

                return places;
            },
            Ct)));

        var facts = await test.FactsAsync();
        Assert.Equal(3 + 4 + (appenders * each), facts.Count);
        AssertChains(facts);
        for (var appender = 0; appender < appenders; appender++)
        {
            var actor = string.Create(CultureInfo.InvariantCulture, $"A-{appender}");
            var own = facts.FindAll(fact => fact.Fields.Actor == actor);
            Assert.Equal(acknowledged[appender].Select(place => place.Index), own.Select(fact => fact.Index));
            Assert.Equal(Pseudonyms(each), own.Select(fact => fact.Fields.Text("pseudonym")));
        }
    }

    [Fact]
    public async Task Facts_that_are_not_awaited_keep_the_order_of_the_calls()
    {
        await using var test = await TestVault.CreateAsync();
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);

        var tasks = Enumerable.Range(0, 500)
            .Select(i => test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(i), "P", Ct))
            .ToList();
        var places = await Task.WhenAll(tasks);

        Assert.Equal(Enumerable.Range(0, 500).Select(i => i + 2L), places.Select(place => place.Number));
        var facts = await test.FactsAsync();
        Assert.Equal(Pseudonyms(500), facts.Skip(4).Select(fact => fact.Fields.Text("pseudonym")));
    }

    [Fact]
    public async Task Every_disclosure_of_a_fact_is_opened_and_stands_in_its_leaf()
    {
        await using var test = await TestVault.CreateAsync();
        var opened = await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);
        await test.Vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(3), "P", Ct);

        foreach (var fact in await test.FactsAsync())
        {
            Assert.True(Leaf.TryParse(fact.Leaf.Span, out var leaf, out _));
            Assert.Equal(leaf.Digests.ToArray(), fact.Disclosures.Select(disclosure => disclosure.Digest));
        }
    }

    private static IEnumerable<string?> Pseudonyms(int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"P-{i}"));

    private static async Task DrainAsync(
        List<(Task<Appended> Task, string Text)> pending,
        List<(CaseId Case, Ledger.Hash32 LeafHash, string Text)> expected)
    {
        foreach (var (task, text) in pending)
        {
            var place = await task;
            Assert.Equal(expected.Count, place.Index);
            expected.Add((place.Case, place.LeafHash, text));
        }

        pending.Clear();
    }

    private static void AssertChains(List<RecordedFact> facts)
    {
        var chain = new CaseChain();
        foreach (var fact in facts)
        {
            Assert.True(Leaf.TryParse(fact.Leaf.Span, out var leaf, out var damage), damage.ToString());
            Assert.Null(chain.Append((ulong)fact.Index, leaf, fact.LeafHash));
        }
    }
}
