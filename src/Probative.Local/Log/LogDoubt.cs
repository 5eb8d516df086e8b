using System.Globalization;
using Probative.Ledger;
using Probative.Ledger.Tree;

namespace Probative.Local.Log;

/// <summary>What makes a published log impossible to continue. Nothing is repaired on the way.</summary>
internal static class LogDoubt
{
    private const string Check = "Run `probative check`: it names all that is damaged. Nothing was repaired.";

    public static IntegrityException Tile(TileDamage damage) => new(
        "log-damaged", $"{VaultPath.Log}/{damage.Tile}: {damage.Damage}", Check);

    public static IntegrityException NoCheckpoint() => new(
        "checkpoint-missing",
        $"{VaultPath.Checkpoint} does not exist, though this vault has published one.",
        "Bring it back from a backup or from whoever saw the log last.");

    public static IntegrityException BadCheckpoint(string what) => new(
        "checkpoint-damaged", $"{VaultPath.Checkpoint}: {what}", Check);

    public static IntegrityException CheckpointChanged() => new(
        "checkpoint-changed",
        $"{VaultPath.Checkpoint} is not the one that this process published: somebody replaced it.",
        "Find out who writes to this vault beside this process, then open it again.");

    public static IntegrityException WrongRoot() => new(
        "log-root", "The tiles do not add up to the root of the signed checkpoint.", Check);

    public static IntegrityException NotWritten(TileId tile) => new(
        "log-readback",
        $"{VaultPath.Log}/{tile} does not read back as it was written. No checkpoint was signed over it.",
        "Check the disk and the memory of this machine before opening the vault again.");

    public static IntegrityException LedgerBehind(long facts, long published) => new(
        "ledger-behind-checkpoint",
        string.Create(
            CultureInfo.InvariantCulture,
            $"ledger.db holds {facts} facts, but the checkpoint in log/ is signed over {published}."),
        "The database is an older copy: bring back the newest one. To go on from here would fork the log.");

    public static IntegrityException LedgerDiffers(long index) => new(
        "ledger-not-published-one",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Fact {index} in ledger.db is not the one that the log in log/ holds."),
        "Run `probative check`: it tells whether one of them is damaged or they are of different times.");

    public static IntegrityException LeafDamaged(long index) => new(
        "fact-damaged",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The leaf of fact {index} in ledger.db is not the one that was recorded: it has another hash."),
        Check);

    public static IntegrityException KeysDamaged(string what) => new(
        "vkeys-damaged",
        $"{VaultPath.VerifierKeys}: {what}",
        "Run `probative rebuild`: the facts hold the keys, and it writes the list anew.");

    public static IntegrityException WrongKey() => new(
        "vkey-mismatch",
        $"{VaultPath.VerifierKey} is not the verifier key of this vault's log key.",
        "keys/ and log/ are of different vaults or times: bring back copies that belong together.");
}
