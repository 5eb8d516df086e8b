using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Reading.Names;

/// <summary>
/// Writes the entities or places of a case as a table: as they are described now, with all their names. Ids,
/// reasons and what is kept apart stay in the house.
/// </summary>
public sealed class NamesExporter(IVault vault, IOutlet outlet) : ICommandHandler<ExportNames>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ExportNames command, CancellationToken ct) =>
        Answer.StreamAsync(ExportAsync(command, ct));

    private async Task<Answer> ExportAsync(ExportNames command, CancellationToken ct)
    {
        if (NamedRoll.NotEntityOrPlace(command.Of) is { } wrong) return Answer.Refused(wrong);
        if (command.To is { } to && outlet.Refusal(to) is { } problem) return Answer.Refused(problem);
        var roll = new NamedRoll(vault);
        var (standing, _, unfound) = await roll.FindAsync(command.By, command.Case, command.Of, null, ct);
        if (unfound is not null) return Answer.Refused(unfound);
        var things = await roll.AllAsync([standing!], command.Of, ct);

        // What has no name any more, because it was destroyed, could not be taken in again.
        List<Description> rows = [.. things.Select(thing => thing.Described).OfType<Description>()];
        var table = new StringBuilder(NamedTable.Head(command.Of));
        foreach (var row in rows) table.Append(NamedTable.Line(row));
        var result = new JsonObject
        {
            ["case"] = standing!.ToJson(),
            ["written"] = null,
            ["count"] = rows.Count,
            ["left_out"] = things.Count - rows.Count,
        };
        await outlet.GiveAsync(command.To, table.ToString(), result);
        return Answer.Done(result);
    }
}
