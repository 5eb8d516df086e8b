using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Local.Backups;

/// <summary>The expected ways in which a backup is not made, and a vault not restored from one.</summary>
internal static class BackupRefusal
{
    public static Refusal NotEmpty(string folder, string name) => Usage(
        "folder-not-empty",
        folder,
        $"The folder is not empty, and no backup: it holds {name}.",
        "Name a new or empty folder, or one that holds a backup of this vault.");

    public static Refusal InsideVault(string path) => Usage(
        "backup-inside-vault",
        path,
        "The backup and the vault would lie in one another: what destroys the one destroys the other.",
        "Name a folder on another disk.");

    public static Refusal KeysInside(string path) => Usage(
        "keys-inside-backup",
        path,
        "The key file would lie with what it opens.",
        "Name a place outside the backup and outside the vault: another disk, another building.");

    public static Refusal KeysInOther(string path) => Usage(
        "keys-in-vault",
        path,
        "It lies in another vault, which holds nothing but its own files.",
        "Name a place outside of any vault: another disk, another building.");

    public static Refusal KeysNotACopy(string path) => Usage(
        "keys-not-a-copy",
        path,
        "There is a file already, and it is no copy of this vault's key file: it is not replaced.",
        "Name a new file, or the copy that an earlier backup of this vault made.");

    public static Refusal KeysNowhere(string path) => Usage(
        "no-folder", path, "There is no folder for the copy of the key file.", "Make the folder first.");

    public static Refusal Held(string path) => Refused(
        "backup-held",
        path,
        "Another process is at work on this backup.",
        "Wait until it has ended, or end it, then run the command again.");

    public static Refusal NoBackup(string folder) => Usage(
        "no-backup",
        folder,
        "There is no backup here.",
        "Name the folder or the age file that `probative backup` wrote.");

    public static Refusal Damaged(string path, string what) => Refused(
        "backup-damaged",
        path,
        $"The description of the backup cannot be read: {what}",
        "Nothing was changed. Keep this folder, and make a new backup in another.");

    public static Refusal OfOther(string folder, string origin) => Usage(
        "backup-of-other",
        folder,
        $"This folder holds the backup of another vault: {origin}.",
        "Name the folder of this vault's backup, or a new one.");

    public static Refusal Ahead(string folder, long held, long facts) => Refused(
        "backup-ahead",
        folder,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The backup holds {held} facts that are not the first {held} of this vault, which has {facts}."),
        "The vault is an older copy, or went another way. Nothing was changed: keep the backup, and find out "
            + "which of the two is right.");

    public static Refusal Empty(string folder) => Refused(
        "backup-unfinished",
        folder,
        "The first run of this backup was interrupted: it holds no facts yet.",
        "Run `probative backup` again, or take an older backup.");

    public static Refusal KeysOfOther(string path) => Refused(
        "keyring-of-other",
        path,
        "This key file is not of the vault whose backup this is: it has no key for the vault's own facts.",
        "Take the copy of keys/keyring.json that was made with this backup.");

    public static Refusal LedgerDamaged(string folder, string what) => Refused(
        "backup-contradicts",
        folder,
        $"The facts in the backup do not belong together: {what}",
        "Nothing that was restored so far is a vault. Take an older or another backup.");

    public static Refusal KeysChanging(string folder) => Refused(
        "vault-busy",
        folder,
        "Fields kept being destroyed while the backup was made.",
        "Run it again when that is done.");

    private static Refusal Usage(string code, string path, string message, string hint) =>
        new(Ending.WrongUsage, new Problem(code, path, message, hint));

    private static Refusal Refused(string code, string path, string message, string hint) =>
        new(Ending.Refused, new Problem(code, path, message, hint));
}
