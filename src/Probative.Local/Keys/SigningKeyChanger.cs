using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Members;
using Probative.Ledger.Notes;

namespace Probative.Local.Keys;

/// <summary>
/// Changes the key of the log or of handovers, and says what that does not undo. Nothing that was signed
/// before has to be signed again: the facts tell which key signed when.
/// </summary>
public sealed class SigningKeyChanger(LocalVault vault)
    : ICommandHandler<ChangeLogKey>, ICommandHandler<ChangeHandoverKey>
{
    private const string OldCopies =
        "Copies of the old key file hold the old key: whoever opens one can sign with it. If one is in other "
            + "hands, change the passphrase and the keys of the cases too.";

    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeLogKey command, CancellationToken ct) =>
        Answer.StreamAsync(ChangeLogAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeHandoverKey command, CancellationToken ct) =>
        Answer.StreamAsync(ChangeHandoverAsync(command, ct));

    private VaultKeys Keys =>
        vault.Keys ?? throw new InvalidOperationException("This vault was opened for reading.");

    private async Task<Answer> ChangeLogAsync(ChangeLogKey command, CancellationToken ct)
    {
        var done = await Keys.ChangeLogKeyAsync(await PseudonymAsync(command.By, ct));
        return Done(
            done,
            new JsonObject
            {
                ["vkey"] = done.New,
                ["fingerprint"] = FingerprintOf(done.New),
                ["old_vkey"] = done.Old,
                ["old_fingerprint"] = FingerprintOf(done.Old),
            },
            OldCopies,
            "Who holds the old fingerprint takes nothing new for yours: publish the new one where the old "
                + "one stands, and beside it the proof that `probative log keys --proof FILE` makes.",
            "Packages handed over before stay signed by the old key: they are checked with its fingerprint.");
    }

    private async Task<Answer> ChangeHandoverAsync(ChangeHandoverKey command, CancellationToken ct)
    {
        var done = await Keys.ChangeHandoverKeyAsync(await PseudonymAsync(command.By, ct));
        return Done(
            done,
            new JsonObject { ["key"] = done.New, ["old_key"] = done.Old },
            OldCopies,
            "Packages and receipts of before stay signed by the old key, and are checked with it.");
    }

    private Task<string> PseudonymAsync(MemberId by, CancellationToken ct) =>
        new MemberRoll(vault).PseudonymAsync(by, ct);

    private Answer Done(KeyRetirement done, JsonObject result, params IEnumerable<string> notUndone)
    {
        result["introduced"] = done.Introduced.Index;
        result["retired"] = done.Retired.Index;
        result["not_undone"] = new JsonArray([.. notUndone.Select(line => JsonValue.Create(line))]);
        result["checkpoint"] = Published.ToJson(vault);
        return Answer.Done(
            result,
            new CommandEvent.Recorded(nameof(KeyIntroduced), done.Introduced),
            new CommandEvent.Recorded(nameof(KeyRetired), done.Retired));
    }

    private static string FingerprintOf(string vkey) =>
        VerifierKey.TryParse(vkey, out var key, out _)
            ? key.Fingerprint
            : throw new InvalidOperationException("It was made here.");
}
