using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Law.Candidates;

/// <summary>
/// Asks, when it is asked, which provisions may come into question for an incident, each with what is said or
/// seen that makes it one. They stand in the order of the list of provisions: nothing is counted, and none
/// comes before another for its merit. Nothing is recorded.
/// </summary>
public sealed class CandidateTeller(IVault vault) : ICommandHandler<ListCandidates>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ListCandidates command, CancellationToken ct) =>
        Answer.StreamAsync(TellAsync(command, ct));

    private async Task<Answer> TellAsync(ListCandidates command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var (incident, problem) = await new ReferenceRoll(vault).FindAsync(
            command.Incident, standing, [NodeKind.Incident], ct);
        if (incident is not { } about) return Answer.Refused(problem!);
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        var id = new IncidentId(about.Id);
        var record = await IncidentRecord.OfAsync(vault, standing.Id, size, id, ct);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, command.WithRestricted, ct);
        var matter = new IncidentMatter(record, id, hidden);
        var utterances = await UtterancesAsync(matter, ct);
        var conflict = await ConflictAsync(standing, about, ct);
        List<CommandEvent> rows =
        [
            .. ProvisionBook.Own.All.Select(one => RowOf(one, utterances, conflict)).OfType<JsonObject>()
                .Select(row => new CommandEvent.Row(row)),
        ];
        var result = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["banner"] = ProvisionBook.Own.Banner,
            ["as_of"] = ProvisionBook.Own.AsOf,
            ["incident"] = about.ToString(),
        };
        var described = record.Find(id) is { } view
            ? IncidentShape.ToJson(view, record, standing, hidden)
            : [];
        foreach (var name in (ReadOnlySpan<string>)["alleged", "label", "title"])
            result[name] = described[name]?.DeepClone();
        result["order"] = "that of the list of provisions; it says nothing of any of them";
        result["not_looked_at"] = new JsonArray(
            [.. CandidateBook.Own.NotLookedAt.Select(text => JsonValue.Create(text))]);
        result["withdrawn_left_out"] = matter.Against.Count;
        result["restricted_left_out"] = matter.LeftOut;
        return Answer.Done(result, rows);
    }

    private async Task<IReadOnlyList<Utterance>> UtterancesAsync(IncidentMatter matter, CancellationToken ct)
    {
        List<ClaimView> claims = [.. matter.Alleged.Concat(matter.Denials).OrderBy(claim => claim.Index)];
        var readings = await new ClaimReadings(vault).OfAsync(
            [.. claims.Select(claim => claim.Id).OfType<ClaimId>()], null, ct);
        return
        [
            .. claims.Select(claim => Utterance.Of(
                claim, claim.Id is { } id ? readings.GetValueOrDefault(id) : null)),
            .. matter.Observations.Select(Utterance.Of),
        ];
    }

    private async Task<string?> ConflictAsync(Standing standing, Reference incident, CancellationToken ct)
    {
        var about = incident.ToString();
        await using var db = vault.Views.OpenLaw();
        return await db.Conflicts.Current()
            .Where(row => row.Case == standing.Id && row.Incident == about)
            .Select(row => row.Conflict)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Null where nothing asks about the provision.</summary>
    private static JsonObject? RowOf(
        Provision provision, IReadOnlyList<Utterance> utterances, string? conflict)
    {
        JsonArray reasons = [];
        foreach (var utterance in utterances)
        {
            foreach (var rule in CandidateBook.Own.Rules.Where(one => one.Provisions.Contains(provision.Id)))
            {
                if (Words(rule, utterance) is { } words) reasons.Add(ReasonOf(rule, utterance, words));
            }
        }

        if (reasons.Count == 0) return null;
        var row = ProvisionShape.Heading(provision);
        row["question"] = $"Does {provision.Citation}, {provision.Title}, come into question?";
        row["of_another_conflict"] = conflict is not null
            && provision.Conflict is not (null or "any") && provision.Conflict != conflict;
        row["reasons"] = reasons;
        return row;
    }

    /// <summary>The words of each list that stand there; null when those of one are missing.</summary>
    private static List<string>? Words(CandidateRule rule, Utterance utterance)
    {
        if (rule.Types is { } types && !(utterance.Type is { } type && types.Contains(type))) return null;
        List<string> words = [];
        foreach (var one in rule.All)
        {
            var found = one.SelectMany(term => CandidateBook.Own.Phrases[term])
                .Select(phrase => phrase.FindIn(utterance.Words)).FirstOrDefault(text => text is not null);
            if (found is null) return null;
            words.Add(found);
        }

        return words;
    }

    private static JsonObject ReasonOf(
        CandidateRule rule, Utterance utterance, List<string> words)
    {
        var kind = utterance.Reference[..utterance.Reference.IndexOf(':', StringComparison.Ordinal)];
        var why = words.Count > 0
            ? $"It has the words \"{string.Join("\" and \"", words)}\""
            : $"It is read as {utterance.Type}";
        return new JsonObject
        {
            ["reference"] = utterance.Reference,
            ["reason"] = $"{utterance.Reference} {utterance.Verb} something that may be about this: "
                + $"{rule.About}. {why}.",
            ["words"] = new JsonArray([.. words.Select(one => JsonValue.Create(one))]),
            [kind] = utterance.Shape.DeepClone(),
        };
    }
}
