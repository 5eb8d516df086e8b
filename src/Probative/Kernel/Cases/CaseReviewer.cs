using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Cases;

/// <summary>Records reviews of cases; each moves the date of the next.</summary>
public sealed class CaseReviewer(IVault vault) : ICommandHandler<ReviewCase>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ReviewCase command, CancellationToken ct) =>
        Answer.StreamAsync(ReviewAsync(command, ct));

    private async Task<Answer> ReviewAsync(ReviewCase command, CancellationToken ct)
    {
        List<Problem> problems = [];
        if (Reason.Check(command.Reason) is { } noReason) problems.Add(noReason);
        if (Edtf.Check(command.Next) is { } noDate) problems.Add(noDate);
        if (problems.Count > 0) return Answer.Refused(problems);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);

        var reviewed = new CaseReviewed { Next = command.Next, Reason = command.Reason };
        var where = await vault.Ledger.AppendAsync(standing.Id, reviewed, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["review_date"] = command.Next,
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(reviewed.Type, where));
    }
}
