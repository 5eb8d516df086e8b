using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Preservation;

/// <summary>
/// Tells which bytes belong to an item: its own, and those that the examinations that stand made of it. A
/// digest that is none of these is not found, whatever else the vault holds under it.
/// </summary>
public sealed class BytesFinder(IVault vault) : ICommandHandler<FindBytes>
{
    private const string Unknown = "application/octet-stream";

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        FindBytes command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Item)!).Events())
                yield return refused;
            yield break;
        }

        var wanted = command.Sha256.ToHashSet();
        var count = 0;
        await foreach (var (sha256, row) in AllAsync(item, ct))
        {
            if (wanted.Count > 0 && !wanted.Contains(sha256)) continue;
            count++;
            yield return new CommandEvent.Row(row);
        }

        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing.ToJson(), ["item"] = ItemShape.ToJson(item), ["count"] = count,
            });
    }

    private async IAsyncEnumerable<(Hash32 Sha256, JsonObject Row)> AllAsync(
        ItemView item, [EnumeratorCancellation] CancellationToken ct)
    {
        if (item.Sha256 is { } own) yield return (own, Row(own, null, "item", Unknown, vault.Items));
        await using var db = vault.Views.OpenExaminations();
        var rows = db.Examinations.Current().Where(row => row.Item == item.Id).OrderBy(row => row.FromIndex);
        foreach (var row in await rows.ToListAsync(ct))
        {
            if (row.Output is { } report)
                yield return (report, Row(report, row, "report", "application/json", vault.Derivatives));
            if (row.Derivatives is null) continue;
            foreach (var made in JsonNode.Parse(row.Derivatives)!.AsArray())
            {
                if (!Hash32.TryParseHex((string?)made?["sha256"], out var sha256)) continue;
                yield return (sha256, Row(
                    sha256,
                    row,
                    (string?)made!["role"] ?? "",
                    (string?)made["type"] ?? Unknown,
                    vault.Derivatives));
            }
        }
    }

    private static JsonObject Row(
        Hash32 sha256, ExaminationView? examination, string role, string type, IItemStore store) => new()
    {
        ["role"] = role,
        ["examination"] = examination?.Examination,
        ["sha256"] = sha256.ToHex(),
        ["size_bytes"] = store.SizeBytes(sha256),
        ["type"] = type,
        ["path"] = store.PathOf(sha256),
    };
}
