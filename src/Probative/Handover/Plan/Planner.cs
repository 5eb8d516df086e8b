using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// Turns what a person asked for into a <see cref="HandoverPlan"/>: reads the case once to see what it
/// holds, and once more to gather what must not leave.
/// </summary>
internal sealed class Planner(IVault vault, MakeHandover command, CaseId @case)
{
    private readonly List<Problem> _problems = [];

    public async Task<PlanOutcome> PlanAsync(CancellationToken ct)
    {
        _problems.AddRange(CommandForm.Check(command));
        var withhold = Parse(command.Withhold.Select(w => (w.What, w.Reason)), "--withhold");
        var disclose = Parse(command.Disclose.Select(what => (what, "")), "--disclose");
        var confirm = Parse(command.Confirm.Select(what => (what, "")), "--confirm");
        _problems.AddRange(withhold.NotAlone.Select(PlanProblems.NotAlone));
        var surveyor = new Surveyor(command.Select, withhold);
        _problems.AddRange(surveyor.Malformed.Select(PlanProblems.NotAnItem));
        if (_problems.Count > 0) return Refused(Ending.WrongUsage);

        var survey = await surveyor.ReadAsync(vault.Ledger, @case, ct);
        survey.Bind(withhold);
        disclose.Bind(survey.Items.Values);
        confirm.Bind(survey.Items.Values);
        _problems.AddRange(surveyor.Keys.Unknown.Select(PlanProblems.UnknownItem));
        ItemKeys[] keys = [surveyor.Keys, withhold.Keys, disclose.Keys, confirm.Keys];
        _problems.AddRange(keys.SelectMany(given => given.Ambiguous).Select(PlanProblems.SeveralItems));
        if (!survey.IsWhole && !survey.Items.Values.Any(item => item.IsSelected))
        {
            _problems.Add(PlanProblems.NothingChosen());
        }
        else if (!survey.IsWhole && !survey.Items.Values.Any(item => item.IsShown))
        {
            _problems.Add(PlanProblems.NothingLeft());
        }

        if (_problems.Count > 0) return Refused(Ending.WrongUsage);
        _problems.AddRange(TermProblems.Of(survey));
        if (_problems.Count > 0) return Refused(Ending.Refused);
        var rules = new Rules(survey, withhold, disclose, command);
        var secrets = await GatherAsync(survey, rules, confirm, ct);
        _problems.AddRange(withhold.Unused.Select(text => PlanProblems.Idle("--withhold", text)));
        _problems.AddRange(disclose.Unused.Select(text => PlanProblems.Idle("--disclose", text)));
        _problems.AddRange(confirm.Unused.Select(text => PlanProblems.Idle("--confirm", text)));
        return _problems.Count > 0
            ? Refused(Ending.WrongUsage)
            : new PlanOutcome.Planned(
                new HandoverPlan(survey, secrets, new Mentions(rules, secrets, confirm)));
    }

    private async Task<SecretSet> GatherAsync(
        CaseSurvey survey, Rules rules, SelectorSet confirm, CancellationToken ct)
    {
        var collector = new SecretCollector(survey);
        await foreach (var fact in vault.Ledger.ReadCaseAsync(@case, 1, ct))
        {
            if (fact.Number > survey.Count) break;
            var ruling = rules.Rule(fact);
            confirm.Meet(fact, ruling.Item);
            collector.Add(ruling);
        }

        return collector.Secrets;
    }

    private SelectorSet Parse(IEnumerable<(string What, string Reason)> given, string option)
    {
        var set = new SelectorSet();
        foreach (var (what, reason) in given)
        {
            if (!set.TryAdd(what, reason)) _problems.Add(PlanProblems.NotASelector(option, what));
        }

        if (option != "--withhold" && set.PointsAtWholes) _problems.Add(PlanProblems.FieldsOnly(option));
        return set;
    }

    private PlanOutcome.Refused Refused(Ending ending, params ReadOnlySpan<Problem> more)
    {
        _problems.AddRange(more);
        return new PlanOutcome.Refused(ending, _problems);
    }
}
