using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover;

/// <summary>
/// A finding stays in the house unless somebody discloses it, and who discloses it reads it. Who owes a blind
/// opinion in a case discloses nothing of it until theirs is in.
/// </summary>
internal static class HiddenDisclosure
{
    public static async Task<Problem?> CheckAsync(
        IVault vault, MakeHandover command, Standing standing, CancellationToken ct)
    {
        if (command.Disclose.Count == 0) return null;
        var hidden = await new HiddenFindings(vault).OfAsync([standing], ct);
        return hidden.Count == 0
            ? null
            : new Problem(
                "finding-hidden",
                null,
                "You owe an opinion on a finding of this case, and what is disclosed could show it.",
                "Answer first (`probative review list`), or let somebody else hand it over.");
    }
}
