using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Law.Analysis;

/// <summary>
/// Records what counsel lays beside elements. For and against name a finding (invariant 8); what is missing
/// is said in words. There is no word for an element that is met.
/// </summary>
public sealed class AnalysisKeeper(IVault vault) :
    ICommandHandler<EnterAnalysis>, ICommandHandler<WithdrawAnalysis>, ICommandHandler<SetConflictType>
{
    private static readonly string[] s_sides = ["for", "against", "gap"];
    private static readonly string[] s_conflicts = ["IAC", "NIAC"];

    public IAsyncEnumerable<CommandEvent> RunAsync(EnterAnalysis command, CancellationToken ct) =>
        Answer.StreamAsync(EnterAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(WithdrawAnalysis command, CancellationToken ct) =>
        Answer.StreamAsync(WithdrawAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(SetConflictType command, CancellationToken ct) =>
        Answer.StreamAsync(SetAsync(command, ct));

    private async Task<Answer> EnterAsync(EnterAnalysis command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        List<Problem> problems = [.. Flaws(command)];
        var roll = new ReferenceRoll(vault);
        var incident = await FindAsync(roll, command.Incident, NodeKind.Incident);
        var accused = await FindAsync(roll, command.Accused, NodeKind.Entity);
        var finding = await FindAsync(roll, command.Finding, NodeKind.Finding);
        if (incident is not { } about || problems.Count > 0) return Answer.Refused(problems);
        var fact = new AnalysisEntered
        {
            Analysis = AnalysisId.New(),
            Incident = about,
            Accused = accused,
            Provision = command.Provision,
            Element = command.Element,
            Side = command.Side,
            Finding = finding,
            Text = command.Text.Trim(),
        };
        var told = new JsonObject { ["analysis"] = fact.Analysis.ToString() };
        return await AppendAsync(standing, fact, told, ct);

        async Task<Reference?> FindAsync(ReferenceRoll among, string? wanted, NodeKind kind)
        {
            if (wanted is null) return null;
            var (reference, problem) = await among.FindAsync(wanted, standing, [kind], ct);
            if (problem is not null) problems.Add(problem);
            return reference;
        }
    }

    private async Task<Answer> WithdrawAsync(WithdrawAnalysis command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        if (Words.Check(command.Reason, "A reason") is { } wrong) return Answer.Refused(wrong);
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenLaw();
        var rows = await db.Analyses.Current().Where(row => row.Case == standing.Id).ToListAsync(ct);
        var meant = IdPrefix.TryParse(command.Analysis, out var prefix)
            ? rows.Where(row => row.Id is { } id && prefix.Holds(id.Value)).ToList()
            : [];
        if (meant is not [{ Id: { } one }])
        {
            var names = meant.Count == 0 ? "no entry that counts" : "several entries";
            return Answer.Refused(new Problem(
                meant.Count == 0 ? "analysis-not-found" : "analysis-ambiguous",
                null,
                $"\"{command.Analysis}\" names {names}.",
                "`probative law matrix` shows the id of each."));
        }

        var fact = new AnalysisWithdrawn { Analysis = one, Reason = command.Reason.Trim() };
        return await AppendAsync(standing, fact, new JsonObject { ["analysis"] = one.ToString() }, ct);
    }

    private async Task<Answer> SetAsync(SetConflictType command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var (incident, problem) = await new ReferenceRoll(vault).FindAsync(
            command.Incident, standing, [NodeKind.Incident], ct);
        if (incident is not { } about) return Answer.Refused(problem!);
        if (Words.Check(command.Reason, "A reason") is { } wrong) return Answer.Refused(wrong);
        if (command.Conflict is { } type && !s_conflicts.Contains(type))
        {
            return Answer.Refused(new Problem(
                "bad-value",
                null,
                $"\"{type}\" is no type of conflict.",
                "Give IAC (international), NIAC (not international), or none."));
        }

        var fact = new ConflictTypeSet
        {
            Incident = about, Conflict = command.Conflict, Reason = command.Reason.Trim(),
        };
        return await AppendAsync(
            standing,
            fact,
            new JsonObject { ["incident"] = about.ToString(), ["conflict"] = command.Conflict },
            ct);
    }

    private async Task<Answer> AppendAsync(
        Standing standing, IFact fact, JsonObject told, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        var result = new JsonObject { ["case"] = standing.ToJson() };
        foreach (var (name, value) in told) result[name] = value?.DeepClone();
        result["index"] = where.Index;
        result["number"] = where.Number;
        result["checkpoint"] = Published.ToJson(vault);
        return Answer.Done(result, new CommandEvent.Recorded(fact.Type, where));
    }

    private static IEnumerable<Problem> Flaws(EnterAnalysis command)
    {
        if (Words.Check(command.Text, "A text") is { } wrong) yield return wrong;
        if (!s_sides.Contains(command.Side))
            yield return Bad($"\"{command.Side}\" is no side.", "It is for, against or gap.");
        if (!ProvisionBook.Own.ById.TryGetValue(command.Provision, out var provision))
        {
            yield return ProvisionTeller.NotKnown(command.Provision);
            yield break;
        }

        if (provision.Kind != "crime")
        {
            yield return new Problem(
                "no-matrix",
                null,
                $"{provision.Citation} is no crime with elements: nothing is laid beside it.",
                "`probative law list --kind crime` names those that have a matrix.");
            yield break;
        }

        var keys = MatrixRows.Of(provision).Select(row => row.Key).ToList();
        if (!keys.Contains(command.Element))
        {
            yield return Bad(
                $"{provision.Citation} has no element \"{command.Element}\".",
                $"It has: {string.Join(", ", keys)}.");
        }

        if (command.Side == "gap" && command.Finding is not null)
            yield return Bad("A gap has no finding.", "Say what is missing, in words.");
        if (command.Side is "for" or "against" && command.Finding is null)
        {
            yield return new Problem(
                "finding-missing",
                null,
                "For and against name a finding.",
                "Give --finding; without one it is a gap.");
        }
    }

    private static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
