using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>
/// Records what was decided where opinions differ from a finding. What is said to have happened is held
/// against the record.
/// </summary>
public sealed class DisagreementResolver(IVault vault) : ICommandHandler<ResolveDisagreement>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ResolveDisagreement command, CancellationToken ct) =>
        Answer.StreamAsync(ResolveAsync(command, ct));

    private async Task<Answer> ResolveAsync(ResolveDisagreement command, CancellationToken ct)
    {
        Problem?[] wrong =
        [
            Reason.Check(command.Reason),
            FindingForm.OneOf(command.How, DisagreementResolved.Hows, "way to resolve a disagreement"),
        ];
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems) return Answer.Refused(problems);
        return await new FindingChange(vault).RunAsync(
            command.By,
            command.Finding,
            (folder, _) => Task.FromResult(Resolve(command, folder)),
            ct);
    }

    private static (IFact? Fact, IReadOnlyList<Problem> Problems) Resolve(
        ResolveDisagreement command, FindingFolder folder)
    {
        if (folder.OpenDisagreements.Count == 0)
        {
            return (null, [new Problem(
                "no-disagreement",
                null,
                $"No opinion differs from the finding {folder.Finding.Id}, or all were resolved.",
                "`probative finding show` has the opinions.")]);
        }

        if (command.Opinions.Except(folder.OpenDisagreements).ToList() is [var other, ..])
        {
            return (null, [new Problem(
                "opinion-not-found",
                null,
                $"{other} is no opinion that differs from this finding and is open.",
                $"Open are: {string.Join(", ", folder.OpenDisagreements)}. None named means all.")]);
        }

        if (NotSo(command.How, folder) is { } notSo) return (null, [notSo]);
        return (
            new DisagreementResolved
            {
                Finding = folder.Finding.Id,
                Opinions = command.Opinions.Count > 0
                    ? [.. command.Opinions.Distinct().Order()]
                    : folder.OpenDisagreements,
                How = command.How,
                Reason = command.Reason,
            },
            []);
    }

    private static Problem? NotSo(string how, FindingFolder folder) => how switch
    {
        DisagreementResolved.Withdrawn when !folder.IsWithdrawn => new Problem(
            "finding-held",
            null,
            $"The finding {folder.Finding.Id} was not withdrawn.",
            "Withdraw it first: `probative finding withdraw`."),
        DisagreementResolved.Superseded when folder.SupersededBy is null => new Problem(
            "finding-held",
            null,
            $"No signed finding took the place of {folder.Finding.Id}.",
            "Draft and sign one first: `probative finding draft --supersedes`."),
        DisagreementResolved.Stands or DisagreementResolved.BothStand when !folder.IsHeld => new Problem(
            "finding-not-held",
            null,
            $"The finding {folder.Finding.Id} was withdrawn, or another took its place.",
            "Say that."),
        _ => null,
    };
}
