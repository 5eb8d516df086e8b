using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Reading.Propositions;

/// <summary>
/// Records how a claim is read. Its words, its speakers and its hedges stay as they are: a reading adds to
/// them, and what it says of a hedge is said of one that the claim has.
/// </summary>
public sealed class ClaimReader(IVault vault) : ICommandHandler<ReadClaim>
{
    private const int ReasonLengthMax = 4_096;

    public IAsyncEnumerable<CommandEvent> RunAsync(ReadClaim command, CancellationToken ct) =>
        Answer.StreamAsync(ReadAsync(command, ct));

    private async Task<Answer> ReadAsync(ReadClaim command, CancellationToken ct)
    {
        var (claim, standing, problem) = await new ClaimRoll(vault).FindAsync(
            command.Claim, command.Case, command.By, command.WithRestricted, ct);
        if (claim is null || standing is null) return Answer.Refused(problem!);
        if (claim.Id is not { } id || claim.Item is not { } item)
        {
            return Answer.Refused(new Problem(
                "claim-destroyed",
                null,
                "What this claim says was destroyed.",
                "It cannot be read any more."));
        }

        var before = await new ClaimReadings(vault).OfAsync([id], null, ct);
        List<Problem> problems = [.. Flaws(command, claim, isAnew: before.Count > 0)];
        var (proposition, wrong) = await new PropositionReader(vault).ReadAsync(
            command.Proposition, standing, ct);
        problems.AddRange(wrong);
        if (proposition is null || problems.Count > 0) return Answer.Refused(problems);
        var fact = new ClaimRead
        {
            Claim = id,
            Item = item,
            Proposition = proposition,
            Hedges = command.Hedges,
            Reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(),
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        var read = await new ClaimReadings(vault).OfAsync([id], null, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["claim"] = ClaimReadings.ToJson(claim, read),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private static IEnumerable<Problem> Flaws(ReadClaim command, ClaimView claim, bool isAnew)
    {
        foreach (var hedge in command.Hedges.Where(one => claim.Hedges?.Contains(one.Words) != true))
        {
            yield return new Problem(
                "hedge-not-in-claim",
                null,
                $"The claim has no hedge \"{hedge.Words}\".",
                "Read the hedges that it has; one that was missed is added with `correct`.");
        }

        foreach (var hedge in command.Hedges)
        {
            if (!HedgeReading.Classes.Contains(hedge.Class))
                yield return OneOf(hedge.Class, "how a hedge hedges", HedgeReading.Classes);
            if (!HedgeReading.Scopes.Contains(hedge.Scope))
                yield return OneOf(hedge.Scope, "what a hedge can hedge", HedgeReading.Scopes);
        }

        if (command.Reason?.Length > ReasonLengthMax)
        {
            yield return new Problem(
                "bad-value", null, $"A reason has at most {ReasonLengthMax} characters.", "Say it shorter.");
        }

        if (isAnew && string.IsNullOrWhiteSpace(command.Reason))
        {
            yield return new Problem(
                "reason-missing",
                null,
                "This claim was read before, and nobody said why it is read anew.",
                "Give --reason; the earlier reading stays on the record.");
        }
    }

    private static Problem OneOf(string word, string what, IReadOnlyList<string> words) => new(
        "bad-value", null, $"\"{word}\" is not {what}.", $"It is one of: {string.Join(", ", words)}.");
}
