namespace Probative.Local.Backups;

/// <summary>What no backup shows by itself, the same for a folder and for an age file.</summary>
internal static class BackupNotShown
{
    public static string Keys(bool areCopied) => areCopied
        ? "The key file lies apart, and whoever has it and the passphrase reads the backup: keep them in "
            + "different places."
        : "The key file is not in the backup, and without it the backup opens nothing: copy "
            + "keys/keyring.json elsewhere (--keys FILE).";

    public const string OlderKeys =
        "An older copy of the key file can still open, in an older copy of the backup or the "
            + "vault, what was destroyed since: whoever destroys has to think of both.";

    public const string Drill = "Whether the backup can be restored: `probative backup drill` tries it.";
}
