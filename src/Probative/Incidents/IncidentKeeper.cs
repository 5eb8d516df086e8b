using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Incidents;

/// <summary>
/// Records descriptions of alleged incidents, and what courts decided. Anybody who joined the case may do
/// either.
/// </summary>
public sealed class IncidentKeeper(IVault vault)
    : ICommandHandler<DescribeIncident>, ICommandHandler<DecideIncident>
{
    private const int AccordingToMax = 100;

    private static readonly NodeKind[] s_accordingTo = [NodeKind.Claim, NodeKind.Source];

    public IAsyncEnumerable<CommandEvent> RunAsync(DescribeIncident command, CancellationToken ct) =>
        Answer.StreamAsync(DescribeAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(DecideIncident command, CancellationToken ct) =>
        Answer.StreamAsync(DecideAsync(command, ct));

    private async Task<Answer> DescribeAsync(DescribeIncident command, CancellationToken ct)
    {
        List<Problem> problems = [.. Flaws(command)];
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var roll = new ReferenceRoll(vault);
        var incident = IncidentId.New();
        if (command.Incident is { } wanted)
        {
            var (known, problem) = await roll.FindAsync(wanted, standing, [NodeKind.Incident], ct);
            if (known is not { } node) return Answer.Refused(problem!);
            incident = new IncidentId(node.Id);
        }

        List<string> according = [];
        foreach (var one in command.AccordingTo)
        {
            if (!IsReference(one))
            {
                according.Add(one.Trim());
                continue;
            }

            var (reference, problem) = await roll.FindAsync(one, standing, s_accordingTo, ct);
            if (reference is { } there) according.Add(there.ToString());
            else problems.Add(problem!);
        }

        if (problems.Count > 0) return Answer.Refused(problems);
        var described = new IncidentDescribed
        {
            Incident = incident,
            Title = command.Title.Trim(),
            AccordingTo = [.. according.Distinct()],
            Reason = command.Reason?.Trim(),
        };
        return await RecordAsync(incident, standing, described, ct);
    }

    private async Task<Answer> DecideAsync(DecideIncident command, CancellationToken ct)
    {
        List<Problem> problems =
        [
            .. new[]
            {
                Words.Check(command.Court, "The name of a court"),
                Words.Check(command.Citation, "A citation"),
                Words.Check(command.Decided, "What was decided"),
                Edtf.Check(command.Date),
            }.OfType<Problem>(),
        ];
        if (problems.Count > 0) return Answer.Refused(problems);
        var (found, problem) = await new NodeRoll(vault).FindAsync(
            command.Incident, NodeKind.Incident, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var decided = new CourtDecisionRecorded
        {
            Incident = new IncidentId(found.Node.Id),
            Court = command.Court.Trim(),
            Citation = command.Citation.Trim(),
            Date = command.Date,
            IsFinal = command.IsFinal,
            Decided = command.Decided.Trim(),
        };
        return await RecordAsync(decided.Incident, found.Standing, decided, ct);
    }

    private async Task<Answer> RecordAsync(IncidentId id, Standing standing, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        var record = await IncidentRecord.OfAsync(
            vault, standing.Id, where.Index + 1, id, CancellationToken.None);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, false, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["incident"] = IncidentShape.ToJson(record.Find(id)!, record, standing, hidden),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private static IEnumerable<Problem> Flaws(DescribeIncident command)
    {
        if (Words.Check(command.Title, "A title") is { } noTitle) yield return noTitle;
        if (command.AccordingTo.Count is 0 or > AccordingToMax)
        {
            yield return new Problem(
                "not-according-to",
                null,
                $"An incident is alleged by somebody, by at most {AccordingToMax}.",
                "Give --according-to: claim:ID, source:ID, or words.");
        }

        foreach (var wrong in command.AccordingTo.Select(one => Words.Check(one, "Who says so")))
        {
            if (wrong is not null) yield return wrong;
        }

        if (command is { Incident: null, Reason: not null })
        {
            yield return new Problem(
                "bad-value",
                null,
                "A reason is given where an incident is described anew.",
                "Name it: --incident.");
        }

        if (command is { Incident: not null, Reason: null })
        {
            yield return new Problem(
                "bad-value", null, "It was not said why it is described anew.", "Give --reason.");
        }
        else if (command.Reason is { } reason && Reason.Check(reason) is { } noReason) yield return noReason;
    }

    private static bool IsReference(string text) => s_accordingTo.Any(
        kind => text.StartsWith(Reference.NameOf(kind) + ":", StringComparison.Ordinal));
}
