using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>Records the opinion of who was asked; from then on they see the finding beside it.</summary>
public sealed class BlindAnswerer(IVault vault) : ICommandHandler<GiveBlindOpinion>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(GiveBlindOpinion command, CancellationToken ct) =>
        Answer.StreamAsync(AnswerAsync(command, ct));

    private async Task<Answer> AnswerAsync(GiveBlindOpinion command, CancellationToken ct)
    {
        List<Problem> problems =
        [
            .. FindingForm.Words(
                command.Kind, command.Likelihood, command.Confidence, command.ConfidenceReason),
        ];
        if (FindingForm.Text(command.Answer, "An answer") is { } noAnswer) problems.Add(noAnswer);
        if (command is { Kind: FindingWords.Inferred, Likelihood: null })
        {
            problems.Add(FindingForm.Bad(
                "It is inferred, and has no likelihood.", "Say how likely: --likelihood."));
        }

        if (problems.Count > 0) return Answer.Refused(problems);
        return await new FindingChange(vault).RunAsync(
            command.By,
            command.Finding,
            (folder, _) => Task.FromResult(Give(command, folder)),
            ct,
            evenHidden: true);
    }

    private static (IFact? Fact, IReadOnlyList<Problem> Problems) Give(
        GiveBlindOpinion command, FindingFolder folder)
    {
        var owed = folder.Opinions.FirstOrDefault(
            row => row.Asked == folder.Standing.Pseudonym && row.AnswerNumber is null);
        if (owed is null || !Reference.TryParse(owed.About, out var about))
        {
            return (null, [new Problem(
                "not-asked",
                null,
                $"You owe no opinion on the finding {folder.Finding.Id}.",
                "`probative review list` shows what you were asked; an opinion is given once.")]);
        }

        return (
            new BlindOpinionGiven
            {
                Finding = folder.Finding.Id,
                About = about,
                Question = owed.Question ?? "",
                Answer = command.Answer.Trim(),
                Kind = command.Kind,
                Likelihood = command.Likelihood,
                Confidence = command.Confidence,
                ConfidenceReason = command.ConfidenceReason,
                HadSeen = command.HadSeen,
            },
            []);
    }
}
