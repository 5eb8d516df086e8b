using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Agenda;

/// <summary>Records notes.</summary>
public sealed class NoteKeeper(IVault vault) : ICommandHandler<AddNote>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(AddNote command, CancellationToken ct) =>
        Answer.StreamAsync(AddAsync(command, ct));

    private async Task<Answer> AddAsync(AddNote command, CancellationToken ct)
    {
        if (AgendaText.Check(command.Text, "note") is { } wrong) return Answer.Refused(wrong);
        var found = await new TargetRoll(vault).FindAsync(command.What, command.Case, command.By, ct);
        if (found is not TargetFound.One(var target))
            return Answer.Refused(((TargetFound.Unclear)found).Problem);
        var added = new NoteAdded { Note = NoteId.New(), Item = target.ItemId, Text = command.Text.Trim() };
        var where = await vault.Ledger.AppendAsync(
            target.Standing.Id, added, target.Standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenAgenda();
        var row = await db.Notes.FirstAsync(one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["note"] = AgendaShape.ToJson(row, target.Standing),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(added.Type, where));
    }
}
