using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Incidents.Hypotheses;

/// <summary>Records hypotheses, what speaks for them or against them, and that they were dropped.</summary>
public sealed class HypothesisKeeper(IVault vault)
    : ICommandHandler<ProposeHypothesis>, ICommandHandler<ArgueHypothesis>, ICommandHandler<DropHypothesis>
{
    private static readonly NodeKind[] s_arguments =
        [NodeKind.Claim, NodeKind.Observation, NodeKind.Finding, NodeKind.Item];

    public IAsyncEnumerable<CommandEvent> RunAsync(ProposeHypothesis command, CancellationToken ct) =>
        Answer.StreamAsync(ProposeAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(ArgueHypothesis command, CancellationToken ct) =>
        Answer.StreamAsync(ArgueAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(DropHypothesis command, CancellationToken ct) =>
        Answer.StreamAsync(DropAsync(command, ct));

    private async Task<Answer> ProposeAsync(ProposeHypothesis command, CancellationToken ct)
    {
        List<Problem> problems = [.. HypothesisText.Check(command)];
        if (problems.Count > 0) return Answer.Refused(problems);
        var (incident, problem) = await new NodeRoll(vault).FindAsync(
            command.Incident, NodeKind.Incident, command.Case, command.By, ct);
        if (incident is null) return Answer.Refused(problem!);

        var (standing, roll) = (incident.Standing, new ReferenceRoll(vault));
        var (supports, noSupport) = await roll.FindAllAsync(command.Supports, standing, s_arguments, ct);
        var (opposes, noOpposing) = await roll.FindAllAsync(command.Opposes, standing, s_arguments, ct);
        problems.AddRange([.. noSupport, .. noOpposing]);
        Reference? place = null;
        if (command.Place is { } wanted)
        {
            (place, var noPlace) = await roll.FindAsync(wanted, standing, [NodeKind.Place], ct);
            if (noPlace is not null) problems.Add(noPlace);
        }

        if (problems.Count > 0) return Answer.Refused(problems);
        var proposed = new HypothesisProposed
        {
            Hypothesis = HypothesisId.New(),
            Incident = new IncidentId(incident.Node.Id),
            Of = command.Of,
            Where = command.RadiusMetres is { } radius
                ? new Whereabouts(place, command.Latitude, command.Longitude, radius)
                : null,
            Edtf = command.Edtf,
            Supports = supports,
            Opposes = opposes,
            Reasons = command.Reasons.Trim(),
        };
        return await RecordAsync(proposed.Hypothesis, standing, proposed, ct);
    }

    private async Task<Answer> ArgueAsync(ArgueHypothesis command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var (found, problem) = await FindAsync(command.Hypothesis, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var (reference, unknown) = await new ReferenceRoll(vault).FindAsync(
            command.Reference, found.Standing, s_arguments, ct);
        if (reference is not { } argument) return Answer.Refused(unknown!);
        var argued = new HypothesisArgued
        {
            Hypothesis = new HypothesisId(found.Node.Id),
            Reference = argument,
            Side = command.IsAgainst ? HypothesisArgued.Against : HypothesisArgued.For,
            Reason = command.Reason.Trim(),
        };
        return await RecordAsync(argued.Hypothesis, found.Standing, argued, ct);
    }

    private async Task<Answer> DropAsync(DropHypothesis command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var (found, problem) = await FindAsync(command.Hypothesis, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var dropped = new HypothesisDropped
        {
            Hypothesis = new HypothesisId(found.Node.Id), Reason = command.Reason.Trim(),
        };
        return await RecordAsync(dropped.Hypothesis, found.Standing, dropped, ct);
    }

    /// <summary>A hypothesis that is still followed.</summary>
    private async Task<(NodeFound? Found, Problem? Problem)> FindAsync(
        string wanted, string? @case, MemberId by, CancellationToken ct)
    {
        var (found, problem) = await new NodeRoll(vault).FindAsync(
            wanted, NodeKind.Hypothesis, @case, by, ct);
        if (found is null) return (null, problem);
        var id = new HypothesisId(found.Node.Id);
        await using var db = vault.Views.OpenIncidents();
        var isDropped = await db.Hypotheses.Current().AnyAsync(
            row => row.Id == id && row.Case == found.Standing.Id && row.DropNumber != null, ct);
        return isDropped
            ? (null, new Problem(
                "hypothesis-dropped",
                null,
                $"The hypothesis {id} was dropped.",
                "Propose it anew: `probative hypothesis add`."))
            : (found, null);
    }

    private async Task<Answer> RecordAsync(
        HypothesisId id, Standing standing, IFact fact, CancellationToken ct)
    {
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenIncidents();
        var row = await db.Hypotheses.Current()
            .FirstAsync(one => one.Id == id && one.Case == standing.Id, CancellationToken.None);
        var arguments = await db.Arguments.Current()
            .Where(one => one.Hypothesis == id && one.Case == standing.Id)
            .OrderBy(one => one.FromIndex)
            .ToListAsync(CancellationToken.None);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, false, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["hypothesis"] = HypothesisShape.ToJson(row, arguments, hidden),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }
}
