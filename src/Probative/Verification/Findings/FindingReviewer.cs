using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>Records what a second person thinks of a signed finding.</summary>
public sealed class FindingReviewer(IVault vault) : ICommandHandler<ReviewFinding>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ReviewFinding command, CancellationToken ct) =>
        Answer.StreamAsync(ReviewAsync(command, ct));

    internal static Problem Own(FindingFolder folder) => new(
        "own-finding",
        null,
        $"The finding {folder.Finding.Id} was drafted or signed by the same person.",
        "A second person says what they think of it: somebody who neither drafted nor signed it.");

    private async Task<Answer> ReviewAsync(ReviewFinding command, CancellationToken ct)
    {
        Problem?[] wrong =
        [
            FindingForm.OneOf(command.Opinion, FindingWords.Opinions, "opinion"),
            FindingForm.Text(command.Text, "The reason of an opinion"),
        ];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Answer.Refused(problems);
        return await new FindingChange(vault).RunAsync(
            command.By,
            command.Finding,
            (folder, _) => Task.FromResult(Review(command, folder)),
            ct);
    }

    private static (IFact? Fact, IReadOnlyList<Problem> Problems) Review(
        ReviewFinding command, FindingFolder folder)
    {
        if (folder.IsWithdrawn) return (null, [FindingWithdrawer.IsWithdrawn(folder)]);
        if (!folder.IsSigned) return (null, [FindingSigner.NotSigned(folder)]);
        var reviewer = folder.Standing.Pseudonym;
        if (folder.IsOwnOf(reviewer)) return (null, [Own(folder)]);
        return (
            new FindingReviewed
            {
                Finding = folder.Finding.Id,
                Opinion = command.Opinion,
                Text = command.Text.Trim(),

                // Nobody states this of themselves: the order of the facts shows it.
                IsBlind = folder.Opinions.Any(
                    row => row.Asked == reviewer && row is { AnswerNumber: not null, HadSeen: false }),
            },
            []);
    }
}
