using System.Text.Json.Nodes;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Origins;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Incidents;

/// <summary>
/// Tells one alleged incident in four parts that never mix: what is said, what is observed, what is
/// concluded, what is open. Asked for an earlier time, it tells what the record held then.
/// </summary>
public sealed class IncidentShower(IVault vault) : ICommandHandler<ShowIncident>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ShowIncident command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(ShowIncident command, CancellationToken ct)
    {
        var (found, problem) = await new NodeRoll(vault).FindAsync(
            command.Incident, NodeKind.Incident, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var (standing, id) = (found.Standing, new IncidentId(found.Node.Id));
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        var record = await IncidentRecord.OfAsync(vault, standing.Id, then.Size, id, ct);
        if (record.Find(id) is not { } incident)
        {
            return Answer.Refused(KnownThen.NotKnown("this incident", command.AsOf ?? ""));
        }

        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, command.WithRestricted, ct);
        var matter = new IncidentMatter(record, id, hidden);
        var book = await HypothesisBook.OfAsync(vault, standing.Id, then.Size, [id], ct);
        var concluded = new Conclusions(vault, standing, then.Size);
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["incident"] = IncidentShape.ToJson(incident, record, standing, hidden),
            ["said"] = await SaidAsync(standing, then.Size, matter, hidden, ct),
            ["observed"] = new JsonObject
            {
                ["observations"] = new JsonArray([.. matter.Observations.Select(ObservationShape.ToJson)]),
                ["items"] = References(matter.Items),
            },
            ["concluded"] = await concluded.OfAsync(id, matter.Findings, command.WithRestricted, ct),
            ["open"] = new JsonObject
            {
                ["tasks"] = new JsonArray([.. matter.OpenTasks.Select(ToJson)]),
                ["hypotheses"] = new JsonArray([.. book.Open.Select(one => book.Shape(one, hidden))]),
            },
            ["hypotheses"] = book.ToJson(withDropped: false, hidden),
            ["restricted_left_out"] = matter.LeftOut,
        });
    }

    private async Task<JsonObject> SaidAsync(
        Standing standing, long size, IncidentMatter matter, RestrictedNodes hidden, CancellationToken ct)
    {
        ClaimView[] all = [.. matter.Alleged, .. matter.Denials, .. matter.Against];
        ClaimId[] ids = [.. all.Select(claim => claim.Id).OfType<ClaimId>()];
        var readings = await new ClaimReadings(vault).OfAsync(ids, size, ct);
        var ties = await ClaimTies.OfAsync(vault, standing.Id, size, ids, ct);
        var reader = new TestimonyReader(vault);
        return new JsonObject
        {
            ["claims"] = Claims(matter.Alleged),
            ["denials"] = Claims(matter.Denials),
            ["against"] = Claims(matter.Against),
            ["relations"] = new JsonArray([.. ties
                .Where(tie => !hidden.Hides(tie.From) && !hidden.Hides(tie.To)).Select(LinkShape.ToJson)]),
            ["corroboration"] = new JsonObject
            {
                ["claims"] = OriginShape.ToJson(await reader.ReadAsync(matter.Alleged, ct)),
                ["denials"] = OriginShape.ToJson(await reader.ReadAsync(matter.Denials, ct)),
            },
        };

        JsonArray Claims(IReadOnlyList<ClaimView> claims) =>
            [.. claims.Select(claim => IncidentShape.ToJson(claim, readings, matter))];
    }

    private static JsonArray References(IReadOnlyList<Reference> nodes) =>
        [.. nodes.Select(node => JsonValue.Create(node.ToString()))];

    private static JsonObject ToJson(TaskView task) => new()
    {
        ["id"] = task.Id.ToString(),
        ["text"] = task.Text,
        ["assignee"] = task.Assignee,
        ["due"] = task.Due,
        ["number"] = task.Number,
        ["recorded_at"] = FactJson.Time(task.RecordedAt),
        ["actor"] = task.Actor,
    };
}
