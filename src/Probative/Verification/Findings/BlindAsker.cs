using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>
/// Records that somebody is asked for an opinion before they see a finding. Who wrote, signed or reviewed it
/// knows it, and is not asked.
/// </summary>
public sealed class BlindAsker(IVault vault) : ICommandHandler<AskBlindOpinion>
{
    private static readonly NodeKind[] s_about = [NodeKind.Item, NodeKind.Incident];

    public IAsyncEnumerable<CommandEvent> RunAsync(AskBlindOpinion command, CancellationToken ct) =>
        Answer.StreamAsync(AskAsync(command, ct));

    private async Task<Answer> AskAsync(AskBlindOpinion command, CancellationToken ct)
    {
        if (FindingForm.Text(command.Question, "A question") is { } problem) return Answer.Refused(problem);
        return await new FindingChange(vault).RunAsync(
            command.By, command.Finding, (folder, _) => AskAsync(command, folder, ct), ct);
    }

    private async Task<(IFact? Fact, IReadOnlyList<Problem> Problems)> AskAsync(
        AskBlindOpinion command, FindingFolder folder, CancellationToken ct)
    {
        if (folder.IsWithdrawn) return (null, [FindingWithdrawer.IsWithdrawn(folder)]);
        var (asked, unknown) = await new JoinedMember(vault).FindAsync(command.For, folder.Standing, ct);
        if (asked is null) return (null, [unknown!]);
        var (about, nothing) =
            await new ReferenceRoll(vault).FindAsync(command.About, folder.Standing, s_about, ct);
        if (about is not { } there) return (null, [nothing!]);
        if (folder.Opinions.Any(row => row.Asked == asked))
        {
            return (null, [new Problem(
                "already-asked",
                null,
                $"{asked} was asked about this finding already.",
                "Ask somebody else, or wait: `probative review list` shows what is owed.")]);
        }

        // Who asks reads the finding, so that they are no second person either.
        if (folder.IsOwnOf(asked)
            || asked == folder.Standing.Pseudonym
            || folder.Reviews.Any(row => row.Actor == asked)
            || folder.Opinions.Any(row => row.Actor == asked)
            || folder.Resolutions.Any(row => row.Actor == asked))
        {
            return (null, [new Problem(
                "not-blind",
                null,
                $"{asked} has seen the finding: the record shows that they worked on it.",
                "Ask somebody who did not draft, sign, review or resolve it, nor asked others about it.")]);
        }

        return (
            new BlindOpinionAsked
            {
                Finding = folder.Finding.Id,
                Asked = asked,
                About = there,
                Question = command.Question.Trim(),
            },
            []);
    }
}
