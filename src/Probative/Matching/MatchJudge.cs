using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Matching;

/// <summary>
/// Records what a person says of a possible copy. Anybody who joined the case may, and may say otherwise
/// later.
/// </summary>
public sealed class MatchJudge(IVault vault) : ICommandHandler<JudgeMatch>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(JudgeMatch command, CancellationToken ct) =>
        Answer.StreamAsync(JudgeAsync(command, ct));

    private async Task<Answer> JudgeAsync(JudgeMatch command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var roll = new MatchRoll(vault);
        var (match, standing, problem) = await roll.FindAsync(command.Match, command.Case, command.By, ct);
        if (match is null || standing is null) return Answer.Refused(problem!);
        if (await roll.RefusalAsync(match, standing, command.WithRestricted, "judge it", ct) is { } refusal)
            return Answer.Refused(refusal);
        var (first, second) = (match.First!.Value, match.Second!.Value);
        var judged = new MatchJudged
        {
            Match = match.Id!.Value,
            Item = second,
            Verdict = command.IsCopy ? MatchJudged.Confirmed : MatchJudged.Refused,
            Reason = command.Reason.Trim(),
        };
        await using var db = vault.Views.OpenMatches();
        var stands = await MatchRoll.JudgementAsync(db, standing.Id, judged.Match, ct);
        if (stands?.Verdict == judged.Verdict)
        {
            return Answer.Refused(new Problem(
                "match-judged",
                null,
                $"It is {judged.Verdict} already.",
                "There is nothing to do."));
        }

        var where = await vault.Ledger.AppendAsync(standing.Id, judged, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var after = vault.Views.OpenMatches();
        var row = await after.Judgements.FirstAsync(
            one => one.FromIndex == where.Index, CancellationToken.None);
        var names = await roll.NamesAsync(standing.Id, [first, second], CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["match"] = MatchShape.ToJson(match, row, names),
                ["scope"] = MatchShape.Scope,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(judged.Type, where));
    }
}
