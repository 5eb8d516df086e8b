using Probative.Kernel.Commands;

namespace Probative.Local.Backups.Archives;

/// <summary>The expected ways in which an age file is not written, and not read.</summary>
internal static class ArchiveRefusal
{
    public static Refusal Exists(string path) => Usage(
        "file-exists",
        path,
        "There is a file of this name, and a backup in an age file never replaces another.",
        "Name a new file.");

    public static Refusal Held(string folder) => Refused(
        "backup-held",
        folder,
        "Another process is writing a backup into this folder.",
        "Wait until it has ended, or end it, then run the command again.");

    public static Refusal NoRecipient(string path) => Usage(
        "no-recipient",
        path,
        "An age file is written for somebody who can open it, and nobody was named.",
        "Give --recipient age1..., or --recipients-file FILE; `probative backup identity FILE` makes a key.");

    public static Refusal BadRecipient(string? path, string text) => Usage(
        "bad-recipient",
        path,
        $"This is no recipient of X25519: {text}",
        "A recipient begins with age1; keys of other kinds cannot be used.");

    public static Refusal BadRecipientFile(string path) => Usage(
        "recipients-unreadable",
        path,
        "There is no recipient in this file, or it cannot be read.",
        "Name a file with one recipient a line: age1...");

    public static Refusal NoIdentity(string path) => Usage(
        "no-identity",
        path,
        "This backup is an age file, and what opens it was not named.",
        "Give --identity FILE: the file that `age-keygen` or `probative backup identity` made.");

    public static Refusal BadIdentity(string path) => Usage(
        "identity-unreadable",
        path,
        "There is no identity of X25519 in this file, or it cannot be read.",
        "Name a file with a line that begins with AGE-SECRET-KEY-1; one that is itself encrypted is to be "
            + "decrypted with `age` first.");

    public static Refusal OtherIdentity(string path) => Refused(
        "identity-of-other",
        path,
        "The identity does not open this age file: it was written for others.",
        "Look for the identity whose recipient was given when the backup was made.");

    public static Refusal Damaged(string path, string what) => Refused(
        "backup-damaged",
        path,
        $"The age file cannot be read: {what}",
        "Keep it, and take an older or another backup. An armored file is to be made binary with `age` "
            + "first.");

    public static Refusal IdentityExists(string path) => Usage(
        "file-exists", path, "There is a file already, and it is not replaced.", "Name a new file.");

    public static Refusal IdentityInside(string path) => Usage(
        "identity-inside-backup",
        path,
        "The identity would lie with what it opens, or in a vault, which holds nothing but its own files.",
        "Name a place where neither a backup nor a vault is.");

    public static Refusal WrongOrder(string path) => Usage(
        "backup-order",
        path,
        "This age file follows on one that is named after it.",
        "Name all files in the order in which they were made, the whole one first.");

    public static Problem Gap(string path) => new(
        "backup-gap",
        path,
        "This age file follows on one that was not named before it: what that one holds is missing.",
        "Name all files in the order in which they were made, the whole one first.");

    public static Refusal StateDamaged(string path, string what) => Refused(
        "backup-state-damaged",
        path,
        $"What earlier backups hold cannot be read: {what}",
        "Name a new file with --state: the next backup is then a whole one.");

    public static Refusal StateInside(string path) => Usage(
        "state-inside-vault",
        path,
        "The list of what earlier backups hold would lie in the vault, or be the backup itself.",
        "Name another file, outside of the vault.");

    private static Refusal Usage(string code, string? path, string message, string hint) =>
        new(Ending.WrongUsage, new Problem(code, path, message, hint));

    private static Refusal Refused(string code, string path, string message, string hint) =>
        new(Ending.Refused, new Problem(code, path, message, hint));
}
