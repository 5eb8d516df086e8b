using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Local.Checking;
using Probative.Local.Keys;
using Probative.Preservation;
using Probative.Preservation.Backups;

namespace Probative.Local.Backups;

/// <summary>
/// Restores a backup into a scratch folder, runs the check of a vault on it, and removes it. The ending is
/// that of whichever went worse.
/// </summary>
/// <param name="secret">What opens the key file.</param>
/// <param name="clock">The operator's clock.</param>
public sealed class BackupDrill(VaultSecret secret, TimeProvider clock) : ICommandHandler<DrillBackup>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(DrillBackup command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(DrillBackup command, Action<CommandEvent> tell, CancellationToken ct)
    {
        // Nobody else's: what is restored here in clear names is gone with it.
        var scratch = Path.Combine(command.Scratch, $"probative-drill-{Kernel.Ids.Id.New()}");
        try
        {
            var restore = new RestoreBackup
            {
                From = command.From,
                Identities = command.Identities,
                To = Path.Combine(scratch, "vault"),
                Keyring = command.Keyring,
            };
            var restorer = new VaultRestorer(secret, clock);
            var restored = await TellAsync(restorer.RunAsync(restore, ct), tell);
            if (restored.Result is not JsonObject result)
            {
                tell(restored);
                return;
            }

            var found = await CheckAsync(restore.To, tell, ct);
            tell(new CommandEvent.Finished(
                found.Ending == Ending.Done ? restored.Ending : found.Ending,
                ToJson(result, found.Result as JsonObject)));
        }
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
    }

    private async Task<CommandEvent.Finished> CheckAsync(
        string folder, Action<CommandEvent> tell, CancellationToken ct)
    {
        switch (VaultChecker.Open(new CheckRequest { Directory = folder, Secret = secret }))
        {
            case CheckOpening.Refused(var refusal):
                tell(new CommandEvent.Noted(refusal.Problem));
                return new CommandEvent.Finished(refusal.Ending, null);
            case CheckOpening.Ready(var checker):
                using (checker)
                {
                    return await TellAsync(checker.RunAsync(new CheckVault(), ct), tell);
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// Passes on what happens. That the scratch may not sign, and has no views yet, is as it should be.
    /// </summary>
    private static async Task<CommandEvent.Finished> TellAsync(
        IAsyncEnumerable<CommandEvent> events, Action<CommandEvent> tell)
    {
        await foreach (var happened in events)
        {
            if (happened is CommandEvent.Finished finished) return finished;
            var isExpected = happened is CommandEvent.Noted
            {
                Problem.Code: "restored-unconfirmed" or "view-missing",
            };
            if (!isExpected) tell(happened);
        }

        throw new InvalidOperationException("A handler ended without saying how.");
    }

    private static JsonObject ToJson(JsonObject restored, JsonObject? found) => new()
    {
        ["from"] = restored["from"]?.DeepClone(),
        ["facts"] = restored["facts"]?.DeepClone(),
        ["files"] = restored["files"]?.DeepClone(),
        ["bytes"] = restored["bytes"]?.DeepClone(),
        ["missing"] = restored["missing"]?.DeepClone(),
        ["damage"] = found?["damage"]?.DeepClone(),
        ["last_checkpoint"] = restored["last_checkpoint"]?.DeepClone(),
        ["not_shown"] = new JsonArray(
            "Whether facts were recorded after this backup: compare its last checkpoint with the vault's.",
            "Whether the passphrase or recovery code will be known to somebody on the day: this time it was.",
            "Whether the backup lies where a fire, a thief or an order that takes the vault does "
                + "not reach it."),
    };
}
