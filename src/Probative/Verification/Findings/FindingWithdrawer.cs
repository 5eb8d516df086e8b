using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Findings;

/// <summary>Records that a finding, or a draft of one, is not held any more.</summary>
public sealed class FindingWithdrawer(IVault vault) : ICommandHandler<WithdrawFinding>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(WithdrawFinding command, CancellationToken ct) =>
        Answer.StreamAsync(WithdrawAsync(command, ct));

    internal static Problem IsWithdrawn(FindingFolder folder) => new(
        "finding-withdrawn",
        null,
        $"The finding {folder.Finding.Id} was withdrawn.",
        "It stays on the record as it is. Draft a new one.");

    private async Task<Answer> WithdrawAsync(WithdrawFinding command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        return await new FindingChange(vault).RunAsync(
            command.By,
            command.Finding,
            (folder, _) => Task.FromResult<(IFact?, IReadOnlyList<Problem>)>(folder.IsWithdrawn
                ? (null, [IsWithdrawn(folder)])
                : (new FindingWithdrawn { Finding = folder.Finding.Id, Reason = command.Reason }, [])),
            ct);
    }
}
