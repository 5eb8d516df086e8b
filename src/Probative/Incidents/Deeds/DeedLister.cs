using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Incidents.Deeds;

/// <summary>
/// Tells who is said to have done what to whom: a row for each claim that was read, with who says so, its
/// hedges and its polarity. Nothing is added up, and nothing is decided.
/// </summary>
public sealed class DeedLister(IVault vault, IOutlet outlet) : ICommandHandler<ListDeeds>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListDeeds command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        var problem = found.ToProblem(command.Case) ?? Wrong(command);
        if (problem is not null || found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var book = new DeedBook(vault, standing.Id, command.WithRestricted, command.Type);
        var table = new StringBuilder(DeedTable.Head);
        var (count, against, isEnded) = (0L, 0L, false);
        await foreach (var row in book.ReadAsync(ct))
        {
            // A table has all of them; a list ends at its limit, and past it what is left out is counted.
            if (command.To is null && count == command.Limit)
            {
                if (!isEnded) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                isEnded = true;
                continue;
            }

            count++;
            if ((bool)row["against"]!) against++;
            if (command.To is null) yield return new CommandEvent.Row(row);
            else table.Append(DeedTable.Line(row));
        }

        if (command.To is { } to) await outlet.WriteAsync(to, Encoding.UTF8.GetBytes(table.ToString()));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = count,
            ["against"] = against,
            ["unread"] = book.Unread,
            ["written"] = command.To is { } written ? Path.GetFullPath(written) : null,
            ["restricted_left_out"] = book.LeftOut,
        });
    }

    private Problem? Wrong(ListDeeds command)
    {
        if (command.Type is { } type && !PropositionTypes.All.Contains(type))
        {
            return new Problem(
                "bad-value",
                null,
                $"\"{type}\" is no type of proposition.",
                $"It is one of: {string.Join(", ", PropositionTypes.All)}.");
        }

        return command.To is { } to ? outlet.Refusal(to) : null;
    }
}
