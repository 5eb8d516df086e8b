using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Reading.Observations;

/// <summary>
/// Records observations. A moment is held against the item's own frame index before the fact is written.
/// </summary>
public sealed class ObservationRecorder(IVault vault) : ICommandHandler<RecordObservation>
{
    private const int TextLengthMax = 4_096;

    private static readonly string[] s_kinds = ["seen", "heard", "measured"];

    public IAsyncEnumerable<CommandEvent> RunAsync(RecordObservation command, CancellationToken ct) =>
        Answer.StreamAsync(RecordAsync(command, ct));

    private async Task<Answer> RecordAsync(RecordObservation command, CancellationToken ct)
    {
        if (Refusal(command) is { } wrong) return Answer.Refused(wrong);
        var (region, noRegion) = MomentChoice.RegionOf(command);
        if (noRegion is not null) return Answer.Refused(noRegion);
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        if (item.Sha256 is null)
        {
            return Answer.Refused(new Problem(
                "item-destroyed",
                null,
                "What is recorded of this item was destroyed.",
                "Nothing can be observed in it."));
        }

        var (moment, problem) = await MomentChoice.ChooseAsync(vault, item, command, ct);
        if (problem is not null) return Answer.Refused(problem);
        var fact = new ObservationRecorded
        {
            Observation = ObservationId.New(),
            Item = item.Id,
            Moment = moment,
            Region = region,
            Text = command.Text.Trim(),
            Kind = command.Kind,
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenObservations();
        var row = await db.Observations.FirstAsync(
            one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["observation"] = ObservationShape.ToJson(row),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private static Problem? Refusal(RecordObservation command)
    {
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > TextLengthMax)
        {
            return new Problem(
                "bad-value",
                null,
                $"An observation has 1 to {TextLengthMax} characters.",
                "Say in your own words what is to be seen, heard or measured there.");
        }

        return s_kinds.Contains(command.Kind)
            ? null
            : new Problem(
                "bad-value",
                null,
                $"An observation is not \"{command.Kind}\".",
                "It is seen, heard or measured.");
    }
}
