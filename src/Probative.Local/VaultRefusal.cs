using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Local;

/// <summary>The expected ways in which a vault is not opened or not made.</summary>
internal static class VaultRefusal
{
    public static Refusal NoVault(string directory) => Usage(
        "no-vault",
        directory,
        "There is no vault in this folder.",
        "Name another with --vault or PROBATIVE_VAULT, or make one with `probative init`.");

    public static Refusal Exists(string directory) => Usage(
        "vault-exists",
        directory,
        "There is a vault in this folder already.",
        "Open it, or name another folder.");

    public static Refusal NotEmpty(string directory, string name) => Usage(
        "folder-not-empty",
        directory,
        $"The folder is not empty: it holds {name}.",
        "Name a new or empty folder; a vault shares its folder with nothing.");

    public static Refusal NotAFolder(string path) => Usage(
        "not-a-folder", path, "There is a file of this name.", "Name a new or empty folder.");

    public static Refusal BadOrigin(string origin) => Usage(
        "bad-origin",
        null,
        $"'{origin}' cannot name a log.",
        "Use letters, digits, dots, slashes and hyphens, such as example.org/archive; no spaces and no +.");

    public static Refusal EmptyPassphrase() => Usage(
        "empty-passphrase",
        null,
        "The passphrase is empty.",
        "Choose one, or insist on the mode of the key file alone; the record then says so.");

    public static Refusal Unfinished(string directory) => Refused(
        "vault-unfinished",
        directory,
        "Making this vault was interrupted; nothing was ever recorded in it.",
        "Run `probative init` on this folder again: it starts over.");

    public static Refusal UnfinishedWithItems(string directory, string name) => Refused(
        "vault-unfinished-with-items",
        directory,
        $"Making this vault seems to have been interrupted, and yet it holds {name}.",
        "Nothing was touched. Move the folder aside and look at what it is.");

    public static Refusal RestoreUnfinished(string directory) => Refused(
        "restore-unfinished",
        directory,
        "Restoring a vault into this folder was interrupted: it is not whole.",
        "Run `probative restore` into this folder again: it starts over.");

    public static Refusal Unconfirmed(string directory) => Refused(
        "restored-unconfirmed",
        directory,
        "This vault was restored from a backup. It can be read, and signs nothing until it was "
            + "shown the last checkpoint "
            + "that was published: to sign beside newer facts would fork the log.",
        "Find the newest checkpoint outside (a package handed over, a receipt, a printed line), then run "
            + "`probative restore confirm --checkpoint FILE`.");

    public static Refusal NothingToConfirm(string directory) => Usage(
        "nothing-to-confirm",
        directory,
        "This vault was not restored, or was confirmed already.",
        "Use it as it is.");

    public static Refusal ShownDamaged(string what) => Usage(
        "checkpoint-not-ours",
        null,
        $"What was shown is no checkpoint that this vault's log key signed: {what}",
        "Take the file `ledger/checkpoint` of a package, or a receipt, of this vault.");

    public static Refusal RestoredBehind(string directory, ulong shown, long facts) => Refused(
        "restored-behind",
        directory,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The checkpoint is signed over {shown} facts, and this vault was restored with "
                + $"{facts}: what was recorded "
                + $"after the backup is missing."),
        "Restore a newer backup, or bring the old disk back. If there is neither, keep this vault "
            + "to read, and begin "
            + "a new one: to go on here would fork the log.");

    public static Refusal RestoredDiffers(string directory, ulong shown) => Refused(
        "restored-differs",
        directory,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The first {shown} facts of this vault are not those that the checkpoint holds."),
        $"Run `probative check`. The backup or the checkpoint is of another time at which the log "
            + $"was forked: nothing "
            + "may be added before it is known which.");

    public static Refusal ShownOlder(string directory, ulong shown, ulong published) => Refused(
        "restored-shown-older",
        directory,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The checkpoint is signed over {shown} facts, and the restored vault's own over "
                + $"{published}: it shows nothing of what came after the backup."),
        "Show the newest that anybody has. If nobody has one as new as the vault's own, show a copy of it.");

    public static Refusal Behind(string directory, string memory, ulong seen, long facts) => Refused(
        "vault-behind",
        directory,
        string.Create(
            CultureInfo.InvariantCulture,
            $"This machine has seen this vault's log with {seen} facts, and the vault has {facts} "
                + $"or others: it is an older "
                + $"copy, or the log was forked. Nothing was changed."),
        $"Bring the newest copy back. What this machine has seen is in {memory}.");

    public static Refusal DescriptionDamaged(string path, string what) => Refused(
        "vault-json-damaged",
        path,
        $"The description of the vault cannot be read: {what}",
        "It is written by a newer program, or damaged: bring it back from a copy.");

    public static Refusal NoKeyring(string path) => Refused(
        "keyring-missing",
        path,
        "The key file does not exist.",
        "Bring it back from a backup: without it the fields of this vault cannot be opened.");

    public static Refusal KeyringDamaged(string path, string what) => Refused(
        "keyring-damaged",
        path,
        $"The key file is damaged: {what}",
        "Bring it back from a backup; nothing was changed.");

    public static Refusal WrongSecret(string path) => Refused(
        "wrong-passphrase",
        path,
        "The passphrase or recovery code does not open this vault's keys.",
        "Try again. If the passphrase is lost, use the code on the recovery sheet.");

    public static Refusal SecretNeeded(string path) => Refused(
        "passphrase-needed",
        path,
        "This vault's keys are protected by a passphrase, and none was given.",
        "Set PROBATIVE_PASSPHRASE, name a file with --passphrase-file, or run on a terminal.");

    public static Refusal LogOnReadOnlyMedium(string path) => Refused(
        "read-only-with-log",
        path,
        "The vault was copied to this read-only medium while it was being written: a part of its facts "
            + "stands in the write-ahead log, which cannot be read here.",
        "Copy the whole folder to a writable disk and read it there.");

    private static Refusal Usage(string code, string? path, string message, string hint) =>
        new(Ending.WrongUsage, new Problem(code, path, message, hint));

    private static Refusal Refused(string code, string? path, string message, string hint) =>
        new(Ending.Refused, new Problem(code, path, message, hint));
}
