using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;

namespace Probative.Local.Keys;

/// <summary>Changes the passphrase or the recovery code, and says what that does not undo.</summary>
/// <param name="vault">The vault, open for writing.</param>
/// <param name="keep">Is given the new recovery code before the old one stops working.</param>
public sealed class ProtectionChanger(LocalVault vault, Action<RecoveryCode> keep)
    : ICommandHandler<ChangeProtection>, ICommandHandler<ChangeRecovery>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeProtection command, CancellationToken ct) =>
        Answer.StreamAsync(ChangeAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeRecovery command, CancellationToken ct) =>
        Answer.StreamAsync(ChangeAsync(command, ct));

    private async Task<Answer> ChangeAsync(ChangeProtection command, CancellationToken ct)
    {
        if (command.Protection is KeyProtection.Passphrase { Text: "" })
            return Answer.Refused(VaultRefusal.EmptyPassphrase().Problem);
        var actor = await PseudonymAsync(command.By, ct);
        var where = await Keys.ChangeProtectionAsync(command.Protection, actor, keep);
        return await DoneAsync(where, command.Protection is KeyProtection.Passphrase
            ? "passphrase"
            : "file mode only");
    }

    private async Task<Answer> ChangeAsync(ChangeRecovery command, CancellationToken ct)
    {
        var actor = await PseudonymAsync(command.By, ct);
        return await Keys.ChangeRecoveryAsync(actor, keep) is { } where
            ? await DoneAsync(where, "passphrase")
            : Answer.Refused(new Problem(
                "no-recovery-code",
                null,
                "The keys of this vault are protected by the mode of their file alone: there is no code.",
                "Set a passphrase: `probative keys passphrase` makes a code too."));
    }

    private VaultKeys Keys =>
        vault.Keys ?? throw new InvalidOperationException("This vault was opened for reading.");

    private Task<string> PseudonymAsync(MemberId by, CancellationToken ct) =>
        new MemberRoll(vault).PseudonymAsync(by, ct);

    private async Task<Answer> DoneAsync(Appended where, string protection)
    {
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["key_protection"] = protection,
                ["index"] = where.Index,
                ["not_undone"] = new JsonArray(
                    "Copies of the old key file still open by what opened them, and its keys open copies of "
                        + "the database of then. Destroy such copies; `probative keys case` gives a case a "
                        + "new key."),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(nameof(KeyChanged), where));
    }
}
